using LiveView.Domain.Identifiers;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Limits;

/// <summary>How many WebSockets each session has open at this edge.</summary>
internal sealed class SocketCount(IOptions<LimitsOptions> limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SessionId, int> _open = [];

    /// <summary>Counts one more; false when the session has as many as it may.</summary>
    public bool TryOpen(SessionId session)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(session);
            if (open >= limits.Value.SocketsPerSession)
            {
                return false;
            }

            _open[session] = open + 1;
            return true;
        }
    }

    /// <summary>One is closed.</summary>
    public void Close(SessionId session)
    {
        lock (_gate)
        {
            if (--_open[session] == 0)
            {
                _open.Remove(session);
            }
        }
    }
}
