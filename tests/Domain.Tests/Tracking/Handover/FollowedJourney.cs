using LiveView.Domain.Identifiers;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Domain.Parties;
using LiveView.Domain.Tests.Jurisdiction.Regions;
using LiveView.Domain.Tests.Tracking.Drives;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Tests.Tracking.Handover;

/// <summary>A journey as rooms follow it: each is invited, and takes over a minute after the object came in.</summary>
internal sealed class FollowedJourney
{
    private static readonly TimeSpan s_takesOver = TimeSpan.FromMinutes(1);

    private readonly RegionMap _map = ShippedRegions.Map;
    private InvitationMemory _memory = InvitationMemory.Nothing;
    private DateTimeOffset? _inside;

    public FollowedJourney(IReadOnlyList<DriveFix> drive)
    {
        Region lead = _map.In(drive[0].True)!;
        Do(lead, new LeadCommand.Join(RoomRole.Lead), drive[0].Time);
        Joined.Add(lead, drive[0].Time);
        foreach (var fix in drive)
        {
            Visits.See(_map.In(fix.True), fix.Time);
            Story.Hear(fix.Time.AddSeconds(0.5), "gps", fix.Report);
            Advise(lead, fix.Time.AddSeconds(1));
            lead = TakeOver(lead, fix) ?? lead;
            Assert.Single(Lead.Rooms, room => room.Role == RoomRole.Lead);
        }
    }

    public TrackStory Story { get; } = new();

    public Visits Visits { get; } = new();

    public ObjectLead Lead { get; private set; } = ObjectLead.Nobody;

    public List<(Region Region, DateTimeOffset At)> Invitations { get; } = [];

    public List<(Region Region, DateTimeOffset At)> Withdrawals { get; } = [];

    /// <summary>Which rooms took part, and from when on.</summary>
    public Dictionary<Region, DateTimeOffset> Joined { get; } = [];

    /// <summary>Rooms that handed the lead over, and when.</summary>
    public List<(Region Region, DateTimeOffset At)> GaveUp { get; } = [];

    public int Moves { get; private set; }

    /// <summary>Whether a room did not take part yet: one that does knows of the object, and need not be invited to.</summary>
    public bool IsNew(Region region, DateTimeOffset at) => !Joined.TryGetValue(region, out var since) || since >= at;

    private void Advise(Region lead, DateTimeOffset now)
    {
        var advice = InvitationRule.Advise(_memory, Story.Track, _map, lead, now);
        _memory = advice.Memory;
        foreach (var invitation in advice.Invite)
        {
            Invitations.Add((invitation.Region, now));
            Do(lead, new LeadCommand.Offer(Room(invitation.Region), invitation.ExpectedAt), now);
        }

        foreach (var region in advice.Withdraw)
        {
            Withdrawals.Add((region, now));
            Do(lead, new LeadCommand.Withdraw(Room(region)), now);
        }
    }

    private Region? TakeOver(Region lead, DriveFix fix)
    {
        var here = _map.In(fix.True);
        _inside = here is null || here == lead ? null : _inside ?? fix.Time;
        if (here is null || fix.Time - _inside < s_takesOver || _inside is null || Lead.OfferTo(Room(here)) is null)
        {
            return null;
        }

        Do(here, new LeadCommand.Accept(), fix.Time);
        Moves++;
        GaveUp.Add((lead, fix.Time));
        Joined.TryAdd(here, fix.Time);
        return here;
    }

    private void Do(Region region, LeadCommand command, DateTimeOffset now)
    {
        var room = Room(region);
        var decision = LeadDecider.Decide(
            Lead, command, new Actor(PersonId.Parse("dispatcher"), room, OrganisationKind.ControlRoom, PersonRole.Dispatcher), now);
        Assert.Null(decision.Refusal);
        Lead = decision.Events.Aggregate(Lead, LeadEvolution.Evolve);
    }

    private static OrganisationId Room(Region region) => OrganisationId.Parse("mk-" + region.Room.Replace(' ', '-'));
}
