using LiveView.Api.Gate;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Tests.Gate;

/// <summary>A lease holds until its deadline and not a moment longer, whatever the network does.</summary>
public sealed class ViewLeaseTests : IDisposable
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(4);
    private static readonly DateTimeOffset At = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly OrganisationId Centre = OrganisationId.Parse("pac");
    private static readonly OrganisationId Room = OrganisationId.Parse("room");
    private static readonly CameraId Camera = CameraId.Parse("till");
    private static readonly IncidentId Incident = IncidentId.Parse("incident");
    private static readonly ViewingId Viewing = ViewingId.Parse("viewing");
    private readonly TestClock _time = new();
    private readonly ViewLease _lease;

    public ViewLeaseTests()
    {
        _lease = Asked();
        Assert.True(_lease.Prolong(new LeaseGrant(Viewing, 1, LeaseTime), _time.GetTimestamp()));
    }

    public void Dispose() => _lease.Dispose();

    [Fact]
    public void It_holds_until_its_deadline()
    {
        _time.Advance(LeaseTime - TimeSpan.FromMilliseconds(1));
        Assert.True(_lease.Holds);
    }

    [Fact]
    public void At_its_deadline_it_has_ended()
    {
        _time.Advance(LeaseTime);
        Assert.False(_lease.Holds);
        Assert.Equal("lease-expired", _lease.Reason);
    }

    [Fact]
    public void Prolonged_it_holds_from_the_moment_it_was_asked_for()
    {
        var asked = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(3));
        _lease.Prolong(new LeaseGrant(Viewing, 1, LeaseTime), asked);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(_lease.Holds);
    }

    [Fact]
    public void Once_ended_it_is_not_prolonged()
    {
        _lease.End("not-released");
        _lease.Prolong(new LeaseGrant(Viewing, 9, LeaseTime), _time.GetTimestamp());

        Assert.False(_lease.Holds);
        Assert.True(_lease.Ended.IsCancellationRequested);
    }

    [Fact]
    public void Rights_that_deny_it_end_it()
    {
        _lease.Check(Rights(epoch: 2, open: false));
        Assert.Equal("incident-closed", _lease.Reason);
    }

    [Fact]
    public void Rights_that_come_late_change_nothing()
    {
        _lease.Check(Rights(epoch: 3, open: true));
        _lease.Check(Rights(epoch: 2, open: false));

        Assert.True(_lease.Holds);
    }

    [Fact]
    public void Rights_that_allow_it_do_not_prolong_it()
    {
        _time.Advance(TimeSpan.FromSeconds(3));
        _lease.Check(Rights(epoch: 2, open: true));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(_lease.Holds);
    }

    [Fact]
    public void Until_it_is_given_nothing_leaves()
    {
        using var asked = Asked();
        Assert.False(asked.Holds);
        Assert.Null(asked.Reason);
    }

    [Fact]
    public void A_push_that_overtakes_the_answer_makes_the_answer_void()
    {
        using var asked = Asked();
        asked.Check(Rights(epoch: 2, open: false));

        Assert.False(asked.Prolong(new LeaseGrant(Viewing, 1, LeaseTime), _time.GetTimestamp()));
        Assert.False(asked.Holds);
    }

    [Fact]
    public void A_push_of_older_rights_that_comes_before_the_answer_changes_nothing()
    {
        using var asked = Asked();
        asked.Check(Rights(epoch: 2, open: false));

        Assert.True(asked.Prolong(new LeaseGrant(Viewing, 3, LeaseTime), _time.GetTimestamp()));
        Assert.True(asked.Holds);
    }

    [Fact]
    public void A_grant_under_older_rights_than_are_known_prolongs_nothing()
    {
        _lease.Check(Rights(epoch: 3, open: true));
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.False(_lease.Prolong(new LeaseGrant(Viewing, 2, LeaseTime), _time.GetTimestamp()));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(_lease.Holds);
    }

    [Fact]
    public void An_answer_that_comes_after_a_later_one_changes_nothing()
    {
        var first = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(1));
        _lease.Prolong(new LeaseGrant(Viewing, 1, TimeSpan.FromSeconds(1)), _time.GetTimestamp());
        Assert.False(_lease.Prolong(new LeaseGrant(Viewing, 1, TimeSpan.FromMinutes(1)), first));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(_lease.Holds);
    }

    [Fact]
    public void Once_it_has_run_out_a_grant_does_not_bring_it_back()
    {
        _time.Advance(LeaseTime);
        _lease.Prolong(new LeaseGrant(Viewing, 1, LeaseTime), _time.GetTimestamp());

        Assert.False(_lease.Holds);
        Assert.Equal("lease-expired", _lease.Reason);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(24)]
    [InlineData(-24)]
    public void A_wall_clock_that_is_set_neither_ends_nor_prolongs_it(int hours)
    {
        _time.SetWall(TimeSpan.FromHours(hours));
        _lease.Check(Rights(epoch: 2, open: true));
        _time.Advance(LeaseTime - TimeSpan.FromMilliseconds(1));
        Assert.True(_lease.Holds);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(_lease.Holds);
    }

    [Fact]
    public void Whoever_ends_a_lease_whose_viewer_left_at_that_moment_does_not_stumble()
    {
        _lease.Dispose();
        _lease.Check(Rights(epoch: 2, open: false));

        Assert.Equal("incident-closed", _lease.Reason);
    }

    [Fact]
    public void A_push_brings_nearer_how_far_back_may_be_looked_and_never_takes_it_further()
    {
        using var looking = Looking();
        Assert.Equal(At, looking.PicturesFrom);

        looking.Check(Released(epoch: 2, from: At.AddMinutes(5)));
        Assert.Equal(At.AddMinutes(5), looking.PicturesFrom);

        looking.Check(Released(epoch: 3, from: At));
        Assert.Equal(At.AddMinutes(5), looking.PicturesFrom);
    }

    [Fact]
    public void A_push_that_comes_late_does_not_change_how_far_back_may_be_looked()
    {
        using var looking = Looking();
        looking.Check(Released(epoch: 3, from: At));
        looking.Check(Released(epoch: 2, from: At.AddMinutes(5)));

        Assert.Equal(At, looking.PicturesFrom);
    }

    private ViewLease Looking()
    {
        var lease = new ViewLease(
            new Actor(PersonId.Parse("dis"), Room, OrganisationKind.ControlRoom, PersonRole.Dispatcher), Incident, Camera, Viewing, _time)
        {
            Action = GateAction.Replay,
        };
        Assert.True(lease.Prolong(new LeaseGrant(Viewing, 1, LeaseTime, At), _time.GetTimestamp()));
        return lease;
    }

    private static IncidentRights Released(long epoch, DateTimeOffset from) => new(
        Incident, epoch, IsOpen: true, Centre, [Camera],
        [
            new ImageRelease(
                ReleaseId.Parse("release"), Camera, Centre, Room, "Politiewet 2012, art. 3", At, At.AddHours(1),
                Capabilities: CapabilitySet.Of(GateAction.Live, GateAction.Replay), ReplaySince: from),
        ],
        At.AddMinutes(10))
    {
        Parties = [Room],
        Policy = new SourcePolicy(
            LiveRelease: true, ReleaseMinutes: 60, "Politiewet 2012, art. 3", AlsoRelease: CapabilitySet.Of(GateAction.Replay), Recording: true),
    };

    private static IncidentRights Rights(long epoch, bool open) => new(Incident, epoch, open, Centre, [Camera], [], At: default);

    private ViewLease Asked() => new(
        new Actor(PersonId.Parse("op"), Centre, OrganisationKind.AlarmCentre, PersonRole.Operator), Incident, Camera, Viewing,
        _time);
}
