using System.Text;

namespace LiveView.Media.Rtsp;

/// <summary>How a camera wants its visitors to prove who they are: one WWW-Authenticate header (RFC 7235, 4.1).</summary>
/// <param name="Strength">What kind of proof.</param>
/// <param name="Realm">For whom the password is.</param>
/// <param name="Nonce">Goes into the proof; empty for Basic.</param>
/// <param name="Opaque">Given back as it came; null when there is none.</param>
/// <param name="HasQop">Whether the proof counts its uses (<c>qop="auth"</c>); otherwise it is the older kind of RFC 2069.</param>
/// <param name="IsSession">Whether the algorithm is one that ends in <c>-sess</c>.</param>
/// <param name="Algorithm">The algorithm as the camera wrote it; null when it named none.</param>
/// <param name="IsStale">Whether only the nonce was too old.</param>
internal sealed record RtspChallenge(
    ProofStrength Strength, string Realm, string Nonce, string? Opaque, bool HasQop, bool IsSession, string? Algorithm, bool IsStale)
{
    private const int MostParameters = 32;

    /// <summary>Reads one header; null when it is of a kind that nobody here can answer.</summary>
    public static RtspChallenge? Read(string header)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        var scheme = space < 0 ? header : header[..space];
        var given = Parameters(space < 0 ? "" : header[space..]);
        if (scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return new RtspChallenge(ProofStrength.Basic, given.GetValueOrDefault("realm", ""), "", null, false, false, null, false);
        }

        if (!scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase) || !given.TryGetValue("nonce", out var nonce))
        {
            return null;
        }

        var algorithm = given.GetValueOrDefault("algorithm");
        var isSession = algorithm?.EndsWith("-sess", StringComparison.OrdinalIgnoreCase) == true;
        var plain = isSession ? algorithm![..^5] : algorithm ?? "MD5";
        ProofStrength? strength = plain.ToUpperInvariant() switch
        {
            "MD5" => ProofStrength.DigestMd5,
            "SHA-256" => ProofStrength.DigestSha256,
            _ => null,
        };
        var qop = given.TryGetValue("qop", out var offered) ? offered.Split(',', StringSplitOptions.TrimEntries) : null;
        return strength is null || qop?.Contains("auth", StringComparer.OrdinalIgnoreCase) == false
            ? null
            : new RtspChallenge(
                strength.Value, given.GetValueOrDefault("realm", ""), nonce, given.GetValueOrDefault("opaque"), qop is not null, isSession, algorithm,
                given.GetValueOrDefault("stale", "").Equals("true", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads <c>name=value, name="value"</c>; of a name that comes twice the first counts.</summary>
    private static Dictionary<string, string> Parameters(ReadOnlySpan<char> text)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (found.Count < MostParameters)
        {
            text = text.TrimStart(" ,");
            var equals = text.IndexOf('=');
            if (equals <= 0)
            {
                break;
            }

            var name = text[..equals].Trim().ToString();
            text = Value(text[(equals + 1)..].TrimStart(' '), out var value);
            found.TryAdd(name, value);
        }

        return found;
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> text, out string value)
    {
        if (text is not ['"', ..])
        {
            var end = text.IndexOf(',');
            value = (end < 0 ? text : text[..end]).Trim().ToString();
            return end < 0 ? [] : text[end..];
        }

        var unquoted = new StringBuilder();
        var at = 1;
        for (; at < text.Length && text[at] != '"'; at++)
        {
            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            unquoted.Append(text[at]);
        }

        value = unquoted.ToString();
        return at < text.Length ? text[(at + 1)..] : [];
    }
}
