using System.Globalization;
using LiveView.Api.Desks;
using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Gate.Snapshots;

/// <summary>
/// One still picture of one camera, of now or of a moment that was recorded: decided on by the incident and written in its log when the
/// picture is there, and before a byte of it leaves.
/// </summary>
internal static class SnapshotEndpoint
{
    public static void MapSnapshots(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/v1/incidents/{incident}/cameras/{camera}/snapshot", TakeAsync);

    private static async Task<IResult> TakeAsync(
        string incident, string camera, HttpContext http, DeskEars desks, LeaseBook leases, StillPictures pictures, RecordedStills recorded,
        SessionWatch sessions, IClusterClient cluster, TimeProvider time, ILogger<StillPicture> logger)
    {
        var (incidentId, cameraId) = (IncidentId.Parse(incident), CameraId.Parse(camera));
        DateTimeOffset? at = null;
        if (http.Request.Query.TryGetValue("at", out var text))
        {
            at = RecordedMoment.Read(text);
            if (!(at <= time.GetUtcNow()))
            {
                return Problem.Of(at is null ? RecordedMoment.Unreadable("'at'") : RecordedMoment.InTheFuture("'at'"));
            }
        }

        using var session = sessions.Hold(http.User.Session());
        var reader = http.User.OrganisationId();
        var view = await cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(incidentId)).View(reader);
        // Made before it is asked for, so that a line of the log stands for a picture that left; nobody starts a camera, or reads a
        // recording, that is not theirs to see.
        RecordedStill? still = null;
        if (view?.Cameras.Any(each => each.Id == cameraId) == true && (at is null || LooksBack(view, cameraId, reader)))
        {
            still = at is { } moment
                ? await recorded.TakeAsync(incidentId, cameraId, moment, http.RequestAborted)
                : await pictures.TakeAsync(incidentId, cameraId, reader).WaitAsync(http.RequestAborted) is { } live ? new RecordedStill(live, live.ArrivedAt) : null;
            if (still is null)
            {
                return at is null
                    ? Problem.Of(
                        StatusCodes.Status503ServiceUnavailable, "no-picture", "The camera gives no picture at the moment: try again when it is live.")
                    : Problem.Of(RecordedMoment.NothingRecorded(null));
            }
        }

        await desks.ListenAsync(reader);
        var take = at is null
            ? new IncidentCommand.TakeSnapshot(cameraId)
            : new IncidentCommand.TakeSnapshot(cameraId, still?.Picture.ArrivedAt ?? at, still?.DecodedFrom ?? at);
        var (lease, refusal) = await leases.OpenOnceAsync(http.User.Actor(), session, incidentId, take);
        using (lease)
        {
            if (lease is not { Holds: true } || still is null || take.DecodedFrom < lease.PicturesFrom)
            {
                return refusal is null
                    ? Problem.Of(StatusCodes.Status403Forbidden, lease?.Reason ?? "not-released", "There is no right to this picture now: ask again.")
                    : Problem.Of(refusal);
            }

            GateLog.SnapshotLeft(logger, cameraId, incidentId, still.Picture.Jpeg.Length);
            try
            {
                await SendAsync(http, still.Picture, Remark(http, incidentId, cameraId, still.Picture), lease.Ended);
            }
            catch (OperationCanceledException)
            {
                // What was not sent yet is thrown away with the connection.
                http.Abort();
            }

            return TypedResults.Empty;
        }
    }

    /// <summary>As far as its own view of the incident says; the incident itself has the last word.</summary>
    private static bool LooksBack(IncidentView view, CameraId camera, OrganisationId reader) =>
        view.SharingParty.Id == reader || view.Releases.Any(release =>
            release is { Pending: false, EndedAt: null } && release.Camera == camera && release.To == reader
            && release.Capabilities.Contains(GateAction.Replay));

    private static async Task SendAsync(HttpContext http, StillPicture picture, string remark, CancellationToken ended)
    {
        var (head, rest) = PictureRemark.Write(picture.Jpeg, remark);
        var answer = http.Response;
        answer.ContentType = "image/jpeg";
        answer.ContentLength = head.Length + rest.Length;
        answer.Headers.LastModified = picture.ArrivedAt.ToString("R", CultureInfo.InvariantCulture);
        answer.Headers["Picture-Arrived-At"] = picture.ArrivedAt.ToString("O", CultureInfo.InvariantCulture);
        await answer.Body.WriteAsync(head, ended);
        await answer.Body.WriteAsync(rest, ended);
    }

    private static string Remark(HttpContext http, IncidentId incident, CameraId camera, StillPicture picture) => string.Create(
        CultureInfo.InvariantCulture,
        $"{http.User.DisplayName()}, {http.User.OrganisationNamed().Name}; incident {incident}, camera {camera}, {picture.ArrivedAt:O}");
}
