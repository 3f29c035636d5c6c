using LiveView.Domain.Decisions;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Machines;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Api.Tracking.Lines;

/// <summary>
/// Acts for the machine to which a line belongs. Whether that still may report is asked each time, as with a token, so that taking its
/// access away silences the line at once.
/// </summary>
internal sealed class LineMachine(PositionIntake intake, DeviceBook devices, IClusterClient cluster, ILogger<LineMachine> logger)
{
    private static readonly Refusal s_noAccess = new("no-access", "The machine of the line may not report positions.");

    private static readonly Refusal s_tryAgain = new(PositionReceipt.TryAgain, "The cluster does not answer.");

    /// <summary>Whether the line's party has an object of this device; a refusal tells that it is not known now.</summary>
    public async Task<(bool Known, Refusal? Refusal)> KnowsAsync(LineSpeaker line, string device)
    {
        try
        {
            if (await ActorAsync(line) is not { } actor)
            {
                return (false, s_noAccess);
            }

            using var acting = Caller.Of(actor).Use();
            return (await devices.HasAsync(line.Organisation, device), null);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            TrackingLog.NotTaken(logger, e, line.Organisation, line.Machine);
            return (false, s_tryAgain);
        }
    }

    /// <summary>Takes reports in. Answers why not all is stored, what may be tried again first; null when all is.</summary>
    public async Task<Refusal?> TakeAsync(LineSpeaker line, IReadOnlyList<PositionReport> reports) => First(await AnswersAsync(line, reports));

    /// <summary>Takes reports in, and answers each, in the same order.</summary>
    private async Task<PositionAnswer[]> AnswersAsync(LineSpeaker line, IReadOnlyList<PositionReport> reports)
    {
        try
        {
            if (await ActorAsync(line) is not { } actor)
            {
                return [.. reports.Select(_ => new PositionAnswer(null, s_noAccess))];
            }

            using var acting = Caller.Of(actor).Use();
            return await intake.TakeAsync(line.Organisation, line.Machine, reports);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            TrackingLog.NotTaken(logger, e, line.Organisation, line.Machine);
            return [.. reports.Select(_ => new PositionAnswer(null, s_tryAgain))];
        }
    }

    /// <summary>Takes in what several messages say, and tells of each why not all of it is stored; null when all is.</summary>
    public async Task<Refusal?[]> OutcomesAsync(LineSpeaker line, IReadOnlyList<IReadOnlyList<PositionReport>> messages)
    {
        var (answers, at) = (await AnswersAsync(line, [.. messages.SelectMany(message => message)]), 0);
        var outcomes = new Refusal?[messages.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = First(answers.AsSpan(at, messages[i].Count));
            at += messages[i].Count;
        }

        return outcomes;
    }

    /// <summary>Why not all of these are stored, what may be tried again first; null when all are.</summary>
    private static Refusal? First(ReadOnlySpan<PositionAnswer> answers)
    {
        Refusal? first = null;
        foreach (var answer in answers)
        {
            if (answer.IsTryAgain)
            {
                return answer.Refusal;
            }

            first ??= answer.Refusal;
        }

        return first;
    }

    private async Task<Actor?> ActorAsync(LineSpeaker line)
    {
        using var acting = Caller.System("tracker line").Use();
        var standing = await cluster.GetGrain<IMachinesGrain>(GrainKeys.Machines(line.Organisation)).Standing(line.Machine);
        return standing is not null && standing.Scopes.Contains(MachineScope.PositionsWrite)
            ? Actor.Machine(standing.Organisation.Id, standing.Organisation.Kind)
            : null;
    }
}
