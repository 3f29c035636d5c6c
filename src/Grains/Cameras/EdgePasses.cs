using System.Security.Cryptography;
using LiveView.Grains.Ports;

namespace LiveView.Grains.Cameras;

/// <summary>The tickets with which edges fetch one camera's feed: one per edge, the same as long as it keeps asking.</summary>
internal sealed class EdgePasses(TimeProvider time)
{
    private const int TicketBytes = 32;
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (EdgePass Pass, long AskedAt)> _passes = [];

    public EdgePass For(string edge)
    {
        var now = time.GetTimestamp();
        foreach (var gone in _passes.Where(each => time.GetElapsedTime(each.Value.AskedAt, now) > Forgotten).Select(each => each.Key).ToArray())
        {
            _passes.Remove(gone);
        }

        var pass = _passes.TryGetValue(edge, out var known)
            ? known.Pass
            : new EdgePass(edge, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TicketBytes)));
        _passes[edge] = (pass, now);
        return pass;
    }
}
