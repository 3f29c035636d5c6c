using LiveView.Domain.Parties;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents.Shelving;

/// <summary>
/// The rules of setting aside, after ANSI/ISA-18.2: for a bounded time, with a reason, and never past anything new. It changes no right, and an
/// incident that control rooms work on is not set aside.
/// </summary>
internal static class ShelvingRules
{
    /// <summary>Longest time, minutes: a shift.</summary>
    public const int MostMinutes = 480;

    public static bool MayShelve(this Incident state) =>
        state is { Shelf: null, Status: IncidentStatus.Raised or IncidentStatus.UnderVerification };

    public static Outcome Shelve(Incident state, IncidentCommand.Shelve shelve, Actor by, DateTimeOffset now)
    {
        if (state.Status is not (IncidentStatus.Raised or IncidentStatus.UnderVerification))
        {
            return Outcome.Refuse("already-forwarded", "Control rooms already work on this incident: it is not set aside.");
        }

        if (shelve.Minutes is < 1 or > MostMinutes)
        {
            return Outcome.Refuse("bad-minutes", $"Set it aside for 1 to {MostMinutes} minutes.");
        }

        if (state.Shelf is not null)
        {
            return Outcome.Refuse("already-shelved", "It is set aside already: take it back first.");
        }

        var shelved = new IncidentEvent.Shelved(by, now.AddMinutes(shelve.Minutes), shelve.Reason);
        return IncidentDecider.Text(shelve.Reason, "reason")
            ?? (state.Status == IncidentStatus.Raised ? Outcome.Accept(new IncidentEvent.Acknowledged(by), shelved) : Outcome.Accept(shelved));
    }

    public static Outcome TakeBack(Incident state, Actor by) => Outcome.Accept([.. Back(state, by, ShelfEnd.Hand)]);

    /// <summary>What comes back because its time is over.</summary>
    public static IEnumerable<IncidentEvent> Due(Incident state, Actor by, DateTimeOffset now) =>
        state.Shelf?.Until <= now ? Back(state, by, ShelfEnd.Time) : [];

    /// <summary>What comes back because of one more alarm; the end of an alarm is no reason.</summary>
    public static IEnumerable<IncidentEvent> Woken(Incident state, Alarm alarm, Actor by) => alarm.Signal.IsRestore ? [] : Back(state, by, ShelfEnd.Alarm);

    private static IEnumerable<IncidentEvent> Back(Incident state, Actor by, ShelfEnd why) =>
        state.Shelf is null ? [] : [new IncidentEvent.Unshelved(by, why)];
}
