namespace LiveView.Api.Keys;

/// <summary>Where an edge keeps keys that must outlive it, and that every edge of the installation has alike.</summary>
public interface IKeyStore
{
    /// <summary>Reads a key, or keeps the one that is made when there is none. Of two that start at once both get the same.</summary>
    /// <param name="name">Its name, also as a file: letters, digits, points and hyphens.</param>
    /// <param name="make">Makes it, as text.</param>
    string ReadOrMake(string name, Func<string> make);
}
