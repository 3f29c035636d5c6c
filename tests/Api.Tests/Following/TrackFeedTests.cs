using LiveView.Api.Gate.Follow;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Api.Tests.Following;

/// <summary>What an edge knows of one object goes forward, unless the object itself went back.</summary>
public class TrackFeedTests
{
    private static readonly TrackedObjectId s_bag = TrackedObjectId.Parse("bag");
    private static readonly OrganisationId s_owner = OrganisationId.Parse("pac-tracks");

    // Nothing is missing in these stories, so that the object is asked for nothing.
    private readonly TrackFeed _feed = new(s_bag, s_owner, null!);

    [Fact]
    public async Task What_it_told_while_its_answer_was_on_the_way_is_not_undone_by_the_answer()
    {
        await _feed.RenewedAsync(Snapshot(1), 0);
        await TellAsync(2, 3);
        await _feed.RenewedAsync(Snapshot(2), 1);
        Assert.Equal(3, _feed.Standing.Sequence);
    }

    [Fact]
    public async Task An_object_that_lost_what_it_had_told_begins_anew_from_where_it_stands()
    {
        await _feed.RenewedAsync(Snapshot(1), 0);
        await TellAsync(2, 3);
        await _feed.RenewedAsync(Snapshot(2), 3);
        Assert.Equal(2, _feed.Standing.Sequence);
    }

    private async Task TellAsync(params long[] numbers) =>
        await _feed.HeardAsync(new TrackBatch(s_bag, [.. numbers.Select(number => new TrackEvent.FixTaken(Fix(number)))], [], Owner: s_owner));

    private static TrackSnapshot Snapshot(long number) => new(number, Fix(number), [], TrackSettings.Vehicle, []);

    private static TrackFix Fix(long number)
    {
        var at = DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(number);
        return new TrackFix(number, at, new GeoPosition(52 + (number * 0.0001), 5), FixFlags.None) { FixTime = at, ReceivedAt = at, Source = "m1" };
    }
}
