using System.Net.Http.Headers;
using System.Text;

namespace LiveView.Api.Machines.Enrolling;

/// <summary>Name and password as HTTP Basic carries them (RFC 7617).</summary>
/// <param name="Name">The name.</param>
/// <param name="Password">The password.</param>
internal sealed record BasicCredentials(string Name, string Password)
{
    private const int MostCharacters = 1024;

    /// <summary>Reads the Authorization header; null when it is missing, of another scheme, too long or not well formed.</summary>
    public static BasicCredentials? Read(string? header)
    {
        if (header is not { Length: <= MostCharacters } || !AuthenticationHeaderValue.TryParse(header, out var value)
            || !string.Equals(value.Scheme, "Basic", StringComparison.OrdinalIgnoreCase) || value.Parameter is not { } parameter)
        {
            return null;
        }

        var bytes = new byte[MostCharacters];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : new BasicCredentials(text[..colon], text[(colon + 1)..]);
    }

    /// <summary>Never the password: records write themselves out, and this one may end up in a log.</summary>
    public override string ToString() => Name;
}
