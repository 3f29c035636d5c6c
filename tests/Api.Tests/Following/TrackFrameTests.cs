using LiveView.Api.Gate;
using LiveView.Api.Gate.Follow;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Incidents;
using Microsoft.Extensions.Time.Testing;

namespace LiveView.Api.Tests.Following;

/// <summary>What of a position leaves under a lease.</summary>
public sealed class TrackFrameTests : IDisposable
{
    private static readonly DateTimeOffset s_released = DateTimeOffset.UnixEpoch.AddHours(1);

    private readonly FakeTimeProvider _time = new();
    private readonly ViewLease _lease;

    public TrackFrameTests()
    {
        var (viewing, centre) = (ViewingId.Parse("f1"), OrganisationId.Parse("pac-veilig"));
        _lease = new ViewLease(
            Actor.Machine(OrganisationId.Parse("mk-midden"), OrganisationKind.ControlRoom), IncidentId.Parse("i1"),
            new GateResource.TrackedObject(TrackedObjectId.Parse("buit-7")), viewing, _time);
        _lease.Prolong(new LeaseGrant(viewing, 1, TimeSpan.FromSeconds(4), s_released, ShowsTrail: true, centre), _time.GetTimestamp());
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(-1, 0, false)]
    [InlineData(20, -10, false)]
    public void A_position_from_before_the_release_stays_here_however_fast_the_trackers_clock(int measured, int received, bool leaves)
    {
        var fix = new TrackFix(1, s_released.AddSeconds(measured), new GeoPosition(52, 5), FixFlags.None)
        {
            FixTime = s_released.AddSeconds(measured),
            ReceivedAt = s_released.AddSeconds(received),
            Source = "m1",
        };
        Assert.Equal(leaves, !TrackText.Frame(new TrackEvent.FixTaken(fix), fix).For(_lease).IsEmpty);
    }

    public void Dispose() => _lease.Dispose();
}
