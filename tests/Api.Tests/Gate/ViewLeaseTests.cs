using LiveView.Api.Gate;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Tests.Gate;

/// <summary>A lease holds until its deadline and not a moment longer, whatever the network does.</summary>
public sealed class ViewLeaseTests : IDisposable
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(4);
    private static readonly OrganisationId Centre = OrganisationId.Parse("pac");
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

    private static IncidentRights Rights(long epoch, bool open) => new(Incident, epoch, open, Centre, [Camera], [], At: default);

    private ViewLease Asked() => new(
        new Actor(PersonId.Parse("op"), Centre, OrganisationKind.AlarmCentre, PersonRole.Operator), Incident, Camera, Viewing,
        _time);
}
