using System.Net.WebSockets;
using LiveView.Api.Desks;
using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Releases;
using LiveView.Media.Recording.Reading;

namespace LiveView.Api.Gate.Replay;

/// <summary>Lets one signed-in viewer look back at one camera: first the lease, then recorded pictures.</summary>
internal sealed class ReplayDoor(LeaseBook leases, DeskEars desks, IRecordings recordings, TimeProvider time, ILogger<ReplayDoor> logger)
{
    public async Task ServeAsync(
        HttpContext http, WebSocket socket, IncidentId incident, CameraId camera, SessionHold session, CancellationToken stop)
    {
        if (session.Reason is { } over)
        {
            await LivePicture.RefuseAsync(socket, over, stop);
            return;
        }

        var viewer = http.User.Actor();
        await desks.ListenAsync(viewer.Organisation);
        var (lease, answer) = await leases.OpenAsync(viewer, session, incident, camera, GateAction.Replay);
        if (lease is null)
        {
            await LivePicture.RefuseAsync(socket, answer.Refusal!.Code, stop);
            return;
        }

        var run = new ReplayPicture(lease, recordings, time, logger);
        try
        {
            await run.RunAsync(socket, $"{http.User.DisplayName()} · {http.User.OrganisationNamed().Name}", stop);
        }
        finally
        {
            GateLog.ViewingEnded(logger, lease.Viewing, lease.Camera, lease.Incident, run.EndedBy, run.Fragments, run.Bytes);
            await leases.CloseAsync(lease, run.EndedBy, run.Fragments, run.Bytes, run.First, run.Last);
        }
    }
}
