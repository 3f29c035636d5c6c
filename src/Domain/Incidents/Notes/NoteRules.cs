using LiveView.Domain.Parties;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents.Notes;

/// <summary>
/// The rules of reading: a receipt is a party's, whoever of its people read, and names the newest note of another party that it has had
/// before it: what was written before it was told it does not read. Reading the same again says nothing new.
/// </summary>
internal static class NoteRules
{
    private const string Noted = "noted";

    public static Outcome Read(Incident state, long upTo, Actor by)
    {
        if (upTo < 1 || upTo > state.Seq)
        {
            return Outcome.Refuse("no-such-line", $"Name a line from 1 to {state.Seq}.");
        }

        var told = state.NotificationTo(by.Organisation)?.At;
        var newest = state.Log.FindLast(entry =>
            entry.Code == Noted && entry.Seq <= upTo && entry.By.Organisation != by.Organisation && (told is null || entry.At >= told));
        return newest is null || (state.Receipts.GetValueOrDefault(by.Organisation) is { } known && known.UpTo >= newest.Seq)
            ? Outcome.Accept()
            : Outcome.Accept(new IncidentEvent.NotesRead(by, newest.Seq));
    }
}
