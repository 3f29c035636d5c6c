using System.Net.WebSockets;
using System.Threading.Channels;
using LiveView.Api.Identity;
using LiveView.Domain.Incidents.Pointing;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Api.Gate.Pointing;

/// <summary>
/// The pointers of others on their way to one console: all that its person may see, whenever that changed and at most five times a second. What may
/// be seen no more is asked before each frame, and the line ends with the right to look at the map.
/// </summary>
internal sealed class PointerStream(WebSocket socket, Actor viewer, SessionHold session, OwnPointer own, TimeProvider time)
{
    /// <summary>A console that takes nothing for this long is sent away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something changed; never waits.</summary>
    public void Wake() => _changed.Writer.TryWrite(true);

    /// <summary>Tells until something ends it.</summary>
    /// <returns>Why it ended: a stable code.</returns>
    public async Task<string> RunAsync(PointerRoom map, CancellationToken over)
    {
        byte[]? had = null;
        try
        {
            while (true)
            {
                var rights = map.Rights;
                if ((session.Reason ?? WhyOver(rights, isFirst: had is null)) is { } reason)
                {
                    return reason;
                }

                var shown = map.Pointers.Where(each => each.Id != own.Id && PointerRules.Shows(each, viewer, rights!));
                var frame = PointerFrame.Of(shown.Take(PointerRules.MostShown), own.Stopped);
                if (!frame.AsSpan().SequenceEqual(had))
                {
                    // A send that is cancelled tears the line down, and the console would not hear why: it is only not waited for.
                    await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).WaitAsync(Patience, time, over);
                    had = frame;
                    await Task.Delay(OwnPointer.Pace, time, over);
                }

                await _changed.Reader.ReadAsync(over);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException)
        {
            return "left";
        }
        catch (TimeoutException)
        {
            return "too-slow";
        }
    }

    /// <summary>Whoever never took part does not learn whether there is such an incident.</summary>
    private string? WhyOver(IncidentRights? rights, bool isFirst) =>
        rights is null ? PointerDoor.NotConfirmed
        : PictureGate.WhyNoMap(viewer, rights) is not { } why ? null
        : isFirst && why is DenyReason.IncidentClosed or DenyReason.NotTakingPart && viewer.Organisation != rights.SharingParty ? "not-found"
        : DenyCode.Of(why);
}
