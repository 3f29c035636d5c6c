using System.Security.Cryptography;

namespace LiveView.Media.Relay;

/// <summary>How long to wait before a feed is fetched again: 50, 100, 200, 400, then 800 ms, each up to half longer.</summary>
internal sealed class RelayPauses
{
    private const int Least = 50;
    private const int Doublings = 4;
    private int _next;

    public TimeSpan Next()
    {
        var milliseconds = Least << _next;
        _next = Math.Min(_next + 1, Doublings);
        return TimeSpan.FromMilliseconds(milliseconds + RandomNumberGenerator.GetInt32(milliseconds / 2));
    }

    public void Reset() => _next = 0;
}
