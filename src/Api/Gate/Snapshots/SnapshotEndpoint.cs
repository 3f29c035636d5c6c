using System.Globalization;
using LiveView.Api.Desks;
using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Gate.Snapshots;

/// <summary>
/// One still picture of one camera: decided on by the incident and written in its log when the picture is there, and before a byte of it leaves.
/// </summary>
internal static class SnapshotEndpoint
{
    public static void MapSnapshots(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/v1/incidents/{incident}/cameras/{camera}/snapshot", TakeAsync);

    private static async Task<IResult> TakeAsync(
        string incident, string camera, HttpContext http, DeskEars desks, LeaseBook leases, StillPictures pictures, SessionWatch sessions,
        IClusterClient cluster, ILogger<StillPicture> logger)
    {
        var (incidentId, cameraId) = (IncidentId.Parse(incident), CameraId.Parse(camera));
        using var session = sessions.Hold(http.User.Session());
        var view = await cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(incidentId)).View(http.User.OrganisationId());
        // Made before it is asked for, so that a line of the log stands for a picture that left; nobody starts a camera that is not theirs to see.
        var picture = view?.Cameras.Any(each => each.Id == cameraId) == true
            ? await pictures.TakeAsync(incidentId, cameraId, http.User.OrganisationId()).WaitAsync(http.RequestAborted) : null;
        if (picture is null && view?.Cameras.Any(each => each.Id == cameraId) == true)
        {
            return Problem.Of(
                StatusCodes.Status503ServiceUnavailable, "no-picture", "The camera gives no picture at the moment: try again when it is live.");
        }

        await desks.ListenAsync(http.User.OrganisationId());
        var (lease, refusal) = await leases.OpenOnceAsync(http.User.Actor(), session, incidentId, cameraId);
        using (lease)
        {
            if (lease is not { Holds: true } || picture is null)
            {
                return refusal is null
                    ? Problem.Of(StatusCodes.Status403Forbidden, lease?.Reason ?? "not-released", "There is no right to this picture now: ask again.")
                    : Problem.Of(refusal);
            }

            GateLog.SnapshotLeft(logger, cameraId, incidentId, picture.Jpeg.Length);
            try
            {
                await SendAsync(http, picture, Remark(http, incidentId, cameraId, picture), lease.Ended);
            }
            catch (OperationCanceledException)
            {
                // What was not sent yet is thrown away with the connection.
                http.Abort();
            }

            return TypedResults.Empty;
        }
    }

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
