using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LiveView.Media.Rtsp;

/// <summary>
/// Proves to one camera who asks (RFC 7616, RFC 7617). It answers the strongest challenge, and never one that is weaker than the camera
/// was content with before: whoever stands in between must not talk it into giving the password away.
/// </summary>
/// <param name="clientNonce">Makes a client nonce; null takes one that nobody can foresee.</param>
internal sealed class RtspAuthenticator(Func<string>? clientNonce = null)
{
    /// <summary>The status of an answer that asks for proof.</summary>
    public const int Unauthorized = 401;

    private readonly Lock _gate = new();
    private readonly Func<string> _clientNonce = clientNonce ?? (() => RandomNumberGenerator.GetHexString(16, lowercase: true));
    private (string UserName, string Password)? _known;
    private RtspChallenge? _challenge;
    private ProofStrength _least;
    private int _uses;

    /// <summary>Starts a connection: what was asked on the one before does not count.</summary>
    /// <param name="userName">User name on the camera; null when there is none.</param>
    /// <param name="password">Password on the camera.</param>
    public void Start(string? userName, string? password)
    {
        lock (_gate)
        {
            _known = userName is null ? null : (userName, password ?? "");
            (_challenge, _uses) = (null, 0);
        }
    }

    /// <summary>Takes what a camera asks for.</summary>
    /// <returns>Whether there is a proof to give that was not given yet.</returns>
    public bool Take(RtspAnswer answer)
    {
        lock (_gate)
        {
            var best = answer.Headers("WWW-Authenticate").Select(RtspChallenge.Read).OfType<RtspChallenge>()
                .Where(each => each.Strength >= _least).MaxBy(each => each.Strength);
            if (_known is null || best is null)
            {
                return false;
            }

            var refused = _uses > 0 && !best.IsStale && (best.Nonce == _challenge?.Nonce || _uses == 1);
            (_challenge, _least, _uses) = (best, best.Strength, 0);
            return !refused;
        }
    }

    /// <summary>The header that proves who asks; null before the camera asked for it.</summary>
    /// <param name="method">Method of the request.</param>
    /// <param name="address">Address in the request, exactly as it goes out.</param>
    public string? HeaderFor(string method, string address)
    {
        lock (_gate)
        {
            if (_known is not var (userName, password) || _challenge is not { } challenge)
            {
                return null;
            }

            _uses++;
            return challenge.Strength == ProofStrength.Basic
                ? "Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}"))
                : "Authorization: Digest " + Proof(challenge, userName, password, method, address);
        }
    }

    private string Proof(RtspChallenge challenge, string userName, string password, string method, string address)
    {
        var client = _clientNonce();
        var count = _uses.ToString("x8", CultureInfo.InvariantCulture);
        var who = Hash(challenge, $"{userName}:{challenge.Realm}:{password}");
        if (challenge.IsSession)
        {
            who = Hash(challenge, $"{who}:{challenge.Nonce}:{client}");
        }

        var what = Hash(challenge, $"{method}:{address}");
        var response = Hash(challenge, challenge.HasQop ? $"{who}:{challenge.Nonce}:{count}:{client}:auth:{what}" : $"{who}:{challenge.Nonce}:{what}");
        var proof = new StringBuilder(
            $"username={Quoted(userName)}, realm={Quoted(challenge.Realm)}, nonce={Quoted(challenge.Nonce)}, uri={Quoted(address)}, response=\"{response}\"");
        proof.Append(challenge.Algorithm is null ? "" : $", algorithm={challenge.Algorithm}");
        proof.Append(challenge.Opaque is null ? "" : $", opaque={Quoted(challenge.Opaque)}");
        proof.Append(challenge.HasQop ? $", qop=auth, nc={count}" : "");
        return proof.Append(challenge.HasQop || challenge.IsSession ? $", cnonce=\"{client}\"" : "").ToString();
    }

    [SuppressMessage("Security", "CA5351", Justification = "RFC 7616 with MD5 is what most cameras speak; the stronger kind is taken where it is offered.")]
    private static string Hash(RtspChallenge challenge, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower(challenge.Strength == ProofStrength.DigestSha256 ? SHA256.HashData(bytes) : MD5.HashData(bytes));
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
