using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Tests.Situations;

/// <summary>An incident that is told step by step; time moves because the test moves it.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    public static readonly IncidentId Id = IncidentId.Parse("0f00000000000000000000000000abcd");

    public static readonly JurisdictionTable Table = new([
        new MunicipalityRow("0344", "Utrecht", "VR09", "Midden-Nederland"),
        new MunicipalityRow("0200", "Apeldoorn", "VR06", "Oost-Nederland"),
    ]);

    private readonly List<(IncidentEvent Event, DateTimeOffset At)> _told = [];

    public Incident Incident { get; private set; } = Incident.None;

    public DateTimeOffset Now { get; private set; } = Start;

    public IReadOnlyList<(IncidentEvent Event, DateTimeOffset At)> Told => _told;

    public static Story Raised(IncidentSite? site = null) => new Story().After(
        Cast.Machine, new IncidentCommand.Raise(Id, Shop.Alarm(), site ?? Shop.Site));

    public static Story Acknowledged() => Raised().After(Cast.Operator, new IncidentCommand.Acknowledge());

    public static Story Verified(IncidentSite? site = null) => Raised(site).After(Cast.Operator, Verification());

    /// <summary>Put through to <see cref="Cast.Room"/> with the cameras given.</summary>
    public static Story Forwarded(params CameraId[] cameras) => Verified().After(Cast.Operator, Forward([Cast.Room], cameras));

    public static Story Accepted(params CameraId[] cameras) => Forwarded(cameras).After(Cast.Dispatcher, new IncidentCommand.Accept());

    public static Story Closed(params CameraId[] cameras) => Accepted(cameras).After(Cast.Operator, new IncidentCommand.Close(null));

    public static Story Dismissed() => Raised().After(Cast.Operator, new IncidentCommand.Dismiss("Schoonmaker"));

    public static IncidentCommand.Verify Verification(Verdict verdict = Verdict.Verified) =>
        new(verdict, 4, [VerificationEvidence.Picture], "Man met bivakmuts", "Er is haast bij");

    public static IncidentCommand.Forward Forward(IEnumerable<Organisation> rooms, params CameraId[] cameras) =>
        new([.. rooms.Select(room => JurisdictionAdvice.Choose(room, "0344", Table))], cameras, "Dader nog binnen");

    public Decision<IncidentEvent> Try(Actor by, IncidentCommand command) => IncidentDecider.Decide(Incident, command, by, Now);

    /// <summary>Gives a command and lets happen what is decided.</summary>
    public Decision<IncidentEvent> Do(Actor by, IncidentCommand command)
    {
        var decision = Try(by, command);
        foreach (var e in decision.Events)
        {
            Incident = Incident.Evolve(e, Now);
            _told.Add((e, Now));
        }

        return decision;
    }

    /// <summary>The story after a command that must be allowed.</summary>
    public Story After(Actor by, IncidentCommand command)
    {
        Assert.Null(Do(by, command).Refusal);
        return this;
    }

    public Story Later(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public Story LaterMinutes(double minutes) => Later(TimeSpan.FromMinutes(minutes));
}
