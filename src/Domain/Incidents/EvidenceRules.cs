using LiveView.Domain.Parties;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents;

/// <summary>
/// Who erases texts from an incident's log, and who takes the log out of the system; both also after the incident is over. A party's
/// privacy officer erases what its own people wrote, that of the sharing party everything: the sharing party answers for the incident.
/// </summary>
internal static class EvidenceRules
{
    /// <summary>Greatest number of lines one act erases.</summary>
    public const int MaxLines = 1_000;

    public static Outcome Erase(Incident state, IncidentCommand.EraseTexts erase, Actor by)
    {
        if (by.Role is not PersonRole.PrivacyOfficer)
        {
            return Outcome.Refuse("role-missing", "Only a privacy officer erases texts.");
        }

        if (erase.Lines.Count is 0 or > MaxLines || erase.Lines.Any(line => line < 1 || line > state.Seq))
        {
            return Outcome.Refuse("no-such-line", $"Name 1 to {MaxLines} lines from 1 to {state.Seq}.");
        }

        var lines = erase.Lines.Distinct().Order().ToArray();
        if (by.Organisation != state.SharingParty.Id && Array.Exists(lines, line => !WroteIt(state, line, by)))
        {
            return Outcome.Refuse("not-yours", "Erase only what people of your own organisation wrote, or ask the sharing party.");
        }

        return ReleaseRules.StrongEnough(state.Site!.Policy, by) ?? IncidentDecider.Text(erase.Reason, "reason") ?? Outcome.Accept(new IncidentEvent.TextsErased(by, lines, erase.Reason));
    }

    public static Outcome Export(Incident state, IncidentCommand.Export export, Actor by)
    {
        if (by.Organisation != state.SharingParty.Id)
        {
            return Outcome.Refuse("not-yours", "The whole log names what was released to others: ask the sharing party for the export.");
        }

        return by.Role is not (PersonRole.Supervisor or PersonRole.PrivacyOfficer)
            ? Outcome.Refuse("role-missing", "Only a supervisor or privacy officer makes an export.")
            : ReleaseRules.StrongEnough(state.Site!.Policy, by) ?? IncidentDecider.Text(export.Recipient, "recipient") ?? IncidentDecider.Text(export.Reason, "reason")
                ?? IncidentDecider.Text(export.LegalBasis, "legal basis")
                ?? Outcome.Accept(new IncidentEvent.Exported(
                    by, export.Recipient, export.Reason, export.LegalBasis, export.Lines, export.Manifest));
    }

    private static bool WroteIt(Incident state, long line, Actor by) =>
        state.Log.Exists(entry => entry.Seq == line && entry.By.Organisation == by.Organisation);
}
