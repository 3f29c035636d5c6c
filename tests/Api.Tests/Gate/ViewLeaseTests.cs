using LiveView.Api.Gate;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Incidents;
using Microsoft.Extensions.Time.Testing;

namespace LiveView.Api.Tests.Gate;

/// <summary>A lease holds until its deadline and not a moment longer, whatever the network does.</summary>
public sealed class ViewLeaseTests : IDisposable
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(4);
    private static readonly OrganisationId Centre = OrganisationId.Parse("pac");
    private static readonly CameraId Camera = CameraId.Parse("till");
    private static readonly IncidentId Incident = IncidentId.Parse("incident");
    private static readonly ViewingId Viewing = ViewingId.Parse("viewing");
    private readonly FakeTimeProvider _time = new();
    private readonly ViewLease _lease;

    public ViewLeaseTests() => _lease = new ViewLease(
        new Actor(PersonId.Parse("op"), Centre, OrganisationKind.AlarmCentre, PersonRole.Operator), Incident, Camera,
        new LeaseGrant(Viewing, 1, LeaseTime), _time.GetTimestamp(), _time);

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
        _lease.Check(Rights(epoch: 2, open: false), _time.GetUtcNow());
        Assert.Equal("incident-closed", _lease.Reason);
    }

    [Fact]
    public void Rights_that_come_late_change_nothing()
    {
        _lease.Check(Rights(epoch: 3, open: true), _time.GetUtcNow());
        _lease.Check(Rights(epoch: 2, open: false), _time.GetUtcNow());

        Assert.True(_lease.Holds);
    }

    [Fact]
    public void Rights_that_allow_it_do_not_prolong_it()
    {
        _time.Advance(TimeSpan.FromSeconds(3));
        _lease.Check(Rights(epoch: 2, open: true), _time.GetUtcNow());
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(_lease.Holds);
    }

    private static IncidentRights Rights(long epoch, bool open) => new(Incident, epoch, open, Centre, [Camera], []);
}
