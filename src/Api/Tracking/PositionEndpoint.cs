using LiveView.Api.Machines;
using LiveView.Api.Problems;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch;
using LiveView.Protocols.Positions;

namespace LiveView.Api.Tracking;

/// <summary>
/// Positions from a machine of the sharing party in our own format, lines of JSON or GeoJSON: one answer a record. What is answered as
/// taken is stored; after anything else than 2xx the same may be sent again, and nothing is there twice.
/// </summary>
internal static class PositionEndpoint
{
    private const int MostRecords = 1_000;

    public static void MapPositions(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/v1/positions", TakeAsync).ForTrackers();

    private static async Task<IResult> TakeAsync(HttpContext http, PositionIntake intake)
    {
        var batch = PositionBatchReader.Read(await PositionDoors.BodyAsync(http));
        if (batch.Unreadable is not null || batch.Lines.Count is 0 or > MostRecords)
        {
            return Problem.Of(
                StatusCodes.Status400BadRequest, PositionDoors.BadPosition,
                batch.Unreadable ?? $"Send 1 to {MostRecords} positions, as JSON objects on lines of their own or as GeoJSON.");
        }

        var machine = http.User.Machine();
        var taken = await intake.TakeAsync(machine.Organisation.Id, machine.Id.Machine, [.. batch.Lines.Select(line => line.Report).OfType<PositionReport>()]);
        var answers = Answers(batch.Lines, taken);
        return TypedResults.Json(answers, statusCode: Status(answers, taken));
    }

    private static LineAnswer[] Answers(IReadOnlyList<PositionLine> lines, PositionAnswer[] taken)
    {
        var next = 0;
        return [.. lines.Select(line =>
        {
            var answer = line.Report is null ? null : taken[next++];
            return new LineAnswer(
                line.Index + 1, answer?.Verdict, answer is null ? PositionDoors.BadPosition : answer.Refusal?.Code, answer is null ? line.Error : answer.Refusal?.Message,
                answer is { Alarms: { Count: > 0 } alarms } ? [.. alarms.Select(each => new AlarmAnswer(each.Alarm.Cause, each.Outcome))] : null);
        })];
    }

    private static int Status(LineAnswer[] answers, PositionAnswer[] taken) =>
        Array.Exists(taken, each => each.IsTryAgain) ? StatusCodes.Status503ServiceUnavailable
        : Array.Exists(taken, each => each.Verdict is not null) ? StatusCodes.Status200OK
        : Array.Exists(answers, each => each.Code == PositionDoors.BadPosition) ? StatusCodes.Status400BadRequest
        : StatusCodes.Status404NotFound;

    /// <summary>What became of one record.</summary>
    /// <param name="Line">Its number, from 1; empty lines are not counted.</param>
    /// <param name="Verdict">What was made of it; null when it was refused.</param>
    /// <param name="Code">Why it was refused: a stable code.</param>
    /// <param name="Detail">The same in words.</param>
    /// <param name="Alarms">What became of alarms of the object that were settled with this; null for none.</param>
    internal sealed record LineAnswer(int Line, ReportVerdict? Verdict, string? Code, string? Detail, IReadOnlyList<AlarmAnswer>? Alarms = null);

    /// <summary>What became of an alarm of the object.</summary>
    /// <param name="Cause">Why it was raised.</param>
    /// <param name="Outcome">What became of it.</param>
    internal sealed record AlarmAnswer(ObjectAlarmCause Cause, ObjectAlarmOutcome Outcome);
}
