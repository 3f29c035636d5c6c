using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LiveView.Api.Machines;

/// <summary>
/// Tokens that proved genuine at this edge: what was decrypted and verified once is so until the token ends. Known by their hash, and only over
/// connections with the same certificate, or none, as when they did.
/// </summary>
internal sealed class ProvedTokens(TimeProvider time)
{
    /// <summary>Greatest number that is remembered; machines ask for a token every ten minutes.</summary>
    public const int Most = 4_096;

    private readonly ConcurrentDictionary<string, ProvedToken> _proved = new(StringComparer.Ordinal);

    /// <summary>What a token says that proved genuine and has not ended; null for any other, which is to be proved.</summary>
    public ProvedToken? Find(string token, X509Certificate2? certificate) =>
        _proved.TryGetValue(Key(token, certificate), out var proved) && time.GetUtcNow() < proved.Until ? proved : null;

    /// <summary>The token has proved genuine over a connection with this certificate, or none.</summary>
    public void Keep(string token, X509Certificate2? certificate, ProvedToken proved)
    {
        if (_proved.Count >= Most)
        {
            Forget();
        }

        _proved[Key(token, certificate)] = proved;
    }

    /// <summary>Those that ended; all of them when none did: they prove themselves again.</summary>
    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var ended in _proved.Where(each => each.Value.Until <= now).Select(each => each.Key).ToArray())
        {
            _proved.TryRemove(ended, out _);
        }

        if (_proved.Count >= Most)
        {
            _proved.Clear();
        }
    }

    private static string Key(string token, X509Certificate2? certificate) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token))) + certificate?.GetCertHashString(HashAlgorithmName.SHA256);
}
