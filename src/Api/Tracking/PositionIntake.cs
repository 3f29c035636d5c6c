using LiveView.Api.Tracking.Lines;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Api.Tracking;

/// <summary>
/// The one way in for positions, whatever the door: each report finds its object and is answered when that has stored it. Objects go side
/// by side, the reports of one in the order they came. Calls as whoever the caller is.
/// </summary>
internal sealed class PositionIntake(DeviceBook devices, TrackingFigures figures, ILogger<PositionIntake> logger)
{
    private static readonly Refusal s_unknown = new(
        PositionReceipt.UnknownDevice, "Your organisation has no tracked object of this device for this machine.");

    private static readonly Refusal s_tryAgain = new(PositionReceipt.TryAgain, "It is not known to be stored: send the same again.");

    /// <summary>Takes reports in.</summary>
    /// <param name="organisation">The party of the machine.</param>
    /// <param name="machine">Who says it.</param>
    /// <param name="reports">What it says.</param>
    /// <returns>An answer for each, in the same order.</returns>
    public async Task<PositionAnswer[]> TakeAsync(OrganisationId organisation, MachineId machine, IReadOnlyList<PositionReport> reports)
    {
        var answers = new PositionAnswer[reports.Count];
        await Task.WhenAll(Enumerable.Range(0, reports.Count).GroupBy(index => reports[index].Device, StringComparer.Ordinal).Select(async group =>
        {
            int[] places = [.. group];
            var receipt = await ReportAsync(group.Key, new PositionOrder(organisation, machine, [.. places.Select(place => reports[place])]));
            for (var i = 0; i < places.Length; i++)
            {
                answers[places[i]] = receipt.Refusal is null ? new PositionAnswer(receipt.Verdicts[i], null) : new PositionAnswer(null, receipt.Refusal);
            }

            answers[places[^1]] = answers[places[^1]] with { Alarms = receipt.Alarms };
            Array.ForEach(receipt.Alarms, each => figures.Alarm(each.Outcome));
        }));
        return answers;
    }

    private async Task<PositionReceipt> ReportAsync(string device, PositionOrder order)
    {
        try
        {
            return await devices.FindAsync(order.Organisation, device) is { } followed
                ? await followed.Report(order)
                : new PositionReceipt([], s_unknown);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            TrackingLog.NotTaken(logger, e, order.Organisation, order.Machine);
            return new PositionReceipt([], s_tryAgain);
        }
    }
}
