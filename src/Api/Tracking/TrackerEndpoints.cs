using LiveView.Api.Machines;
using LiveView.Api.Problems;
using LiveView.Domain.Decisions;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Protocols.OsmAnd;
using LiveView.Protocols.OwnTracks;
using LiveView.Protocols.Positions;
using LiveView.Protocols.TraccarForward;

namespace LiveView.Api.Tracking;

/// <summary>
/// Positions as other programs send them over HTTP, with a machine's token. Success is answered only when all is stored; after 503 the
/// same may be sent again, and nothing is there twice.
/// </summary>
internal static class TrackerEndpoints
{
    // What OwnTracks calls its user and device.
    private const string OwnTracksUser = "X-Limit-U";
    private const string OwnTracksDevice = "X-Limit-D";

    public static void MapTrackers(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/v1/positions/traccar", TraccarAsync).ForTrackers();
        endpoints.MapPost("/v1/positions/owntracks", OwnTracksAsync).ForTrackers();
        endpoints.MapGet("/v1/positions/osmand", OsmAndAsync).ForTrackers();
        endpoints.MapPost("/v1/positions/osmand", OsmAndAsync).ForTrackers();
    }

    private static async Task<IResult> TraccarAsync(HttpContext http, PositionIntake intake) =>
        await TakeAsync(http, intake, TraccarForwardReader.Read(await PositionDoors.BodyAsync(http))) ?? TypedResults.Ok();

    private static async Task<IResult> OwnTracksAsync(HttpContext http, PositionIntake intake)
    {
        var (user, device) = (http.Request.Headers[OwnTracksUser].ToString(), http.Request.Headers[OwnTracksDevice].ToString());
        var topic = user.Length > 0 && device.Length > 0 ? $"{user}/{device}" : null;
        return await TakeAsync(http, intake, OwnTracksReader.Read(await PositionDoors.BodyAsync(http), topic))
            ?? TypedResults.Bytes(OwnTracksReader.Answer.ToArray(), "application/json");
    }

    private static async Task<IResult> OsmAndAsync(HttpContext http, PositionIntake intake, TimeProvider time)
    {
        var body = await PositionDoors.BodyAsync(http);
        // Apps with parameters and apps with JSON know an unknown device by different answers.
        var unknown = OsmAndReader.IsJson(body) ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
        return await TakeAsync(http, intake, OsmAndReader.Read(http.Request.QueryString.Value, body, time.GetUtcNow()), unknown) ?? TypedResults.Ok();
    }

    private static async Task<IResult?> TakeAsync(
        HttpContext http, PositionIntake intake, PositionParse parse, int unknown = StatusCodes.Status404NotFound)
    {
        switch (parse)
        {
            case PositionParse.Read read:
                var machine = http.User.Machine();
                var answers = await intake.TakeAsync(machine.Organisation.Id, machine.Id.Machine, read.Reports);
                return (Array.Find(answers, each => each.IsTryAgain) ?? Array.Find(answers, each => each.Refusal is not null))?.Refusal is { } refusal
                    ? Refused(refusal, unknown)
                    : null;
            case PositionParse.Unreadable unreadable:
                return Problem.Of(StatusCodes.Status400BadRequest, PositionDoors.BadPosition, unreadable.Text);
            default:
                throw new InvalidOperationException($"No answer for {parse.GetType().Name}.");
        }
    }

    private static IResult Refused(Refusal refusal, int unknown) =>
        refusal.Code == PositionReceipt.UnknownDevice ? Problem.Of(unknown, refusal.Code, refusal.Message) : Problem.Of(refusal);
}
