using LiveView.Domain.Parties;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents.Checks;

/// <summary>
/// The rules of the checklist of an alarm: it follows the most urgent alarm of the incident, nobody judges while an item is open, and what is
/// left out is left out by somebody, for a reason.
/// </summary>
internal static class CheckRules
{
    /// <summary>The list of the incident's most urgent alarm; empty where its party has none.</summary>
    public static IReadOnlyList<string> Items(this Incident state) =>
        state.Site?.Checklists?.FirstOrDefault(each => each.Kind == state.AlarmKind)?.Items ?? [];

    /// <summary>What was said of an item; null while it is open.</summary>
    public static CheckMark? MarkOf(this Incident state, int number) =>
        state.Checks.Find(each => each.Kind == state.AlarmKind && each.Number == number);

    public static Outcome Mark(Incident state, IncidentCommand.MarkCheck mark, Actor by)
    {
        var count = state.Items().Count;
        if (mark.Number < 1 || mark.Number > count)
        {
            return Outcome.Refuse(
                "no-such-check", count == 0 ? "There is no checklist for this kind of alarm." : $"The checklist of this alarm has the items 1 to {count}.");
        }

        return (state.MarkOf(mark.Number) is { IsDone: true }) == mark.Done
            ? Outcome.Accept()
            : Outcome.Accept(new IncidentEvent.CheckMarked(by, state.AlarmKind, mark.Number, mark.Done));
    }

    /// <summary>What a judgement asks of the list: that nothing is open, or a reason for what is left out.</summary>
    public static Outcome Judging(Incident state, string? reason, Actor by)
    {
        var open = Open(state);
        if (open.Length == 0)
        {
            return Outcome.Accept();
        }

        return reason is null
            ? Outcome.Refuse("checks-open", $"Not done yet: {string.Join("; ", open.Select(number => state.Items()[number - 1]))}. Do it, or give a reason for leaving it out.")
            : IncidentDecider.Text(reason, "reason") ?? Outcome.Accept(new IncidentEvent.ChecksSkipped(by, state.AlarmKind, open, reason));
    }

    private static int[] Open(Incident state) =>
        [.. Enumerable.Range(1, state.Items().Count).Where(number => state.MarkOf(number) is null)];
}
