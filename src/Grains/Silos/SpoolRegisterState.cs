namespace LiveView.Grains.Silos;

/// <summary>Stored state of the register of spools.</summary>
internal sealed class SpoolRegisterState
{
    public Dictionary<string, Entry> Spools { get; set; } = [];

    /// <summary>One spool.</summary>
    /// <param name="Alone">Whether it is the only one that holds what it takes.</param>
    /// <param name="MissingSince">When it was first missed; null while it is there.</param>
    internal sealed record Entry(bool Alone, DateTimeOffset? MissingSince);
}
