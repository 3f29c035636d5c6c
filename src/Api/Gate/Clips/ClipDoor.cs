using LiveView.Api.Desks;
using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Releases;
using LiveView.Media.Clips.Marking;
using LiveView.Media.Recording.Reading;

namespace LiveView.Api.Gate.Clips;

/// <summary>Gives one signed-in person one clip: first the lease, which is a line of the log, then pictures, then what left, as a line.</summary>
internal sealed class ClipDoor(LeaseBook leases, DeskEars desks, IRecordings recordings, ClipRoom room, ClipMarker marker, ILogger<ClipDoor> logger)
{
    public async Task<IResult> GiveAsync(HttpContext http, IncidentId incident, CameraId camera, ClipInterval interval, SessionHold session)
    {
        using var place = room.TryEnter();
        if (place is null)
        {
            return Problem.Of(StatusCodes.Status429TooManyRequests, "too-many-clips", "Too many clips are being made: try again in a minute.");
        }

        var viewer = http.User.Actor();
        await desks.ListenAsync(viewer.Organisation);
        var (lease, answer) = await leases.OpenAsync(viewer, session, incident, camera, GateAction.Clip);
        if (lease is null)
        {
            return Problem.Of(answer.Refusal!);
        }

        using var clip = new ClipAnswer(lease, recordings, marker, logger);
        try
        {
            return await clip.SendAsync(http, interval, new ClipTaker(http.User.DisplayName(), http.User.OrganisationNamed().Name));
        }
        finally
        {
            GateLog.ViewingEnded(logger, lease.Viewing, lease.Camera, lease.Incident, clip.EndedBy, clip.Fragments, clip.Bytes);
            await leases.CloseAsync(lease, clip.EndedBy, clip.Fragments, clip.Bytes, clip.First, clip.Last, clip.Sha256());
        }
    }
}
