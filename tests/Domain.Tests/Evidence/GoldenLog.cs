using System.Text;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Evidence;

/// <summary>One event of each type, and how the log holds it: files that are never changed, because old logs are not either.</summary>
internal static class GoldenLog
{
    private static readonly ReleaseId s_release = ReleaseId.Parse("r1");
    private static readonly ViewingId s_viewing = ViewingId.Parse("5f0c2a");
    private static readonly OrganisationName s_room = new(Cast.Room.Id, Cast.Room.Name);

    public static readonly IncidentEvent[] Events =
    [
        new IncidentEvent.Raised(Cast.Machine, Story.Id, IncidentKind.Alarm, Shop.Alarm(), Shop.With(Shop.Policy with
        {
            ReleaseHours = new Domain.Connections.HoursOfDay(new TimeOnly(22, 0), new TimeOnly(6, 30)),
        })),
        new IncidentEvent.AlarmAttached(Cast.Machine, Shop.Alarm("a2", AlarmKind.Burglary, isRestore: true)),
        new IncidentEvent.Acknowledged(Cast.Operator),
        new IncidentEvent.Verified(
            Cast.Operator, Verdict.NotVerifiable, 2, [VerificationEvidence.CallBack, VerificationEvidence.SecondDetector],
            "Geen gehoor: \"privé\" <&> \ud83d\udea8"),
        new IncidentEvent.Dismissed(Cast.Operator, "Schoonmaker"),
        new IncidentEvent.Notified(
            Cast.Operator, s_room, new NotificationReason(NotificationReasonCode.Jurisdiction, "Utrecht", "VR09", "Midden-Nederland"),
            "Regel 1\nregel 2"),
        new IncidentEvent.Released(Cast.Operator, new ImageRelease(
            s_release, Shop.Till, Cast.Centre.Id, Cast.Room.Id, Shop.Policy.LegalBasis, Story.Start, Story.Start.AddMinutes(30))),
        new IncidentEvent.Withdrawn(Cast.Operator, s_release),
        new IncidentEvent.Expired(Cast.Machine, s_release),
        new IncidentEvent.Seen(Cast.Dispatcher),
        new IncidentEvent.Accepted(Cast.Dispatcher),
        new IncidentEvent.Noted(Cast.Dispatcher, "Eenheid ter plaatse"),
        new IncidentEvent.ViewingStarted(Cast.Dispatcher, s_viewing, Shop.Till),
        new IncidentEvent.ViewingEnded(Cast.Dispatcher, s_viewing, "left", 1_500, 3_000_000_000),
        new IncidentEvent.Closed(Cast.Dispatcher, null),
    ];

    public static string Body(string name)
    {
        using var stream = typeof(GoldenLog).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no golden file for '{name}': write down what the log holds.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().TrimEnd('\n');
    }

    public static IncidentEvent Read(string name, string body) => IncidentEventFormat.Read(
        new LoggedLine("inc:golden", 1, 1, name, Story.Start, Encoding.UTF8.GetBytes(body), default, default));
}
