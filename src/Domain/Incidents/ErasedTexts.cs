using LiveView.Domain.Evidence;
using LiveView.Domain.Incidents.Drawings;
using LiveView.Domain.Incidents.Requests;

namespace LiveView.Domain.Incidents;

/// <summary>An incident whose texts were erased stands in memory as it would be read from the log.</summary>
internal static class ErasedTexts
{
    public static Incident WithoutTexts(this Incident state, IReadOnlyList<long> lines)
    {
        var gone = lines.ToHashSet();
        var alarmLines = state.Log.Where(entry => entry.Code is "raised" or "alarm-attached").Select(entry => entry.Seq).ToArray();
        var judged = state.Log.Where(entry => entry.Code == "verified").Select(entry => entry.Seq).ToArray();
        return state with
        {
            Alarms = [.. state.Alarms.Select((alarm, i) => gone.Contains(alarmLines[i]) ? WithoutText(alarm) : alarm)],
            Verification = state.Verification is { } last && gone.Contains(judged[^1]) ? WithoutText(last) : state.Verification,
            Superseded = [.. state.Superseded.Select((each, i) => gone.Contains(judged[i]) ? WithoutText(each) : each)],
            Shelf = state.Shelf is { } shelf && state.Log.FindLast(entry => entry.Code == "shelved") is { } line && gone.Contains(line.Seq)
                ? shelf with { Reason = ErasedText.Mark }
                : state.Shelf,
            Material = [.. state.Material.Select(each => each.Line is { } line && gone.Contains(line)
                ? each with { Title = ErasedText.Mark }
                : each)],
            Objects = [.. state.Objects.Select(each => gone.Contains(each.Line) ? each with { Name = ErasedText.Mark } : each)],
            Requests = state.Requests.WithoutTexts(gone),
            Drawings = state.Drawings.WithoutTexts(gone),
            Invitations = [.. state.Invitations.Select(each => each with
            {
                Text = gone.Contains(each.Line) ? ErasedText.InPlaceOf(each.Text) : each.Text,
                Refusal = each.RefusalLine is { } line && gone.Contains(line) ? ErasedText.InPlaceOf(each.Refusal) : each.Refusal,
            })],
            Log = [.. state.Log.Select(entry => gone.Contains(entry.Seq) && IsWritten(entry)
                ? entry with { Text = ErasedText.InPlaceOf(entry.Text) }
                : entry)],
        };
    }

    private static Alarm WithoutText(Alarm alarm) =>
        alarm with { Signal = alarm.Signal with { Text = ErasedText.InPlaceOf(alarm.Signal.Text) } };

    private static Verification WithoutText(Verification judged) => judged with { Note = ErasedText.InPlaceOf(judged.Note) };

    /// <summary>The text of other entries is a code or a camera's name.</summary>
    private static bool IsWritten(IncidentLogEntry entry) => entry.Code is "verified" or "dismissed" or "forwarded" or "noted" or "closed" or "lead-declined" or "drawn" or "control-asked" or "control-refused"
        or "invited" or "invitation-refused" or "checks-skipped" or "shelved";
}
