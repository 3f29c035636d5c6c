using System.Net.WebSockets;
using LiveView.Api.Desks;
using LiveView.Api.Gate.Lines;
using LiveView.Api.Identity;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Releases;

namespace LiveView.Api.Gate;

/// <summary>Lets one signed-in viewer see or hear one camera, in the stream that it asks for, over a socket that is already open: first the lease, then pictures.</summary>
internal sealed class LivePictureDoor(
    LeaseBook leases, DeskEars desks, LeasedFeeds feeds, TimeProvider time, ILogger<LivePictureDoor> logger)
{
    public async Task ServeAsync(
        HttpContext http, WebSocket socket, ViewerLine line, IncidentId incident, FeedId feed, SessionHold session, CancellationToken stop)
    {
        if (session.Reason is { } over)
        {
            await LivePicture.RefuseAsync(socket, over, stop);
            return;
        }

        var viewer = http.User.Actor();
        await desks.ListenAsync(viewer.Organisation);
        var (lease, answer) = await leases.OpenAsync(
            viewer, session, incident, feed.Camera, feed.Stream == CameraStream.Audio ? GateAction.Audio : GateAction.Live);
        if (lease is null)
        {
            await LivePicture.RefuseAsync(socket, answer.Refusal!.Code, stop);
            return;
        }

        var run = new LivePicture(lease, feeds, feed.Stream, time);
        try
        {
            await run.RunAsync(socket, line, $"{http.User.DisplayName()} · {http.User.OrganisationNamed().Name}", stop);
        }
        finally
        {
            GateLog.ViewingEnded(logger, lease.Viewing, lease.Camera, lease.Incident, run.EndedBy, run.Fragments, run.Bytes);
            await leases.CloseAsync(lease, run.EndedBy, run.Fragments, run.Bytes);
        }
    }
}
