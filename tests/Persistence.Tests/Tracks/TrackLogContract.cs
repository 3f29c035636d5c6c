using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Tracks;

/// <summary>Positions are stored once, in order and without a gap, or not at all, whatever database is behind it.</summary>
public abstract class TrackLogContract(IDatabases databases) : IAsyncLifetime
{
    private static readonly TrackedObjectId Bag = TrackedObjectId.Parse("buit-7");
    private static readonly TrackedObjectId Van = TrackedObjectId.Parse("gw-17");
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private StorageOptions options = null!;
    private Database database = null!;

    private ITrackLog Log => database.Tracks;

    public async Task InitializeAsync()
    {
        options = await databases.NewAsync();
        database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task What_was_appended_is_read_back_by_number_after_any_number()
    {
        await Log.AppendAsync(Fixes(Bag, 0, 3));
        await Log.AppendAsync(Fixes(Bag, 3, 2));
        Assert.Equal(Fixes(Bag, 0, 5).Events, await Log.ReadAsync(Bag, 0, 100));
        Assert.Equal([3, 4], (await Log.ReadAsync(Bag, 2, 2)).Select(each => each.Sequence));
        Assert.Empty(await Log.ReadAsync(Van, 0, 100));
    }

    [Fact]
    public async Task A_track_goes_on_where_it_was_after_a_restart()
    {
        await Log.AppendAsync(Fixes(Bag, 0, 300));
        await database.DisposeAsync();
        database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        var track = (await Log.LoadAsync(Bag)).Restore();
        Assert.Equal((300, 300L, Track.Most), (track.LastSequence, track.Live!.Sequence, track.Tail.Count));
        await Log.AppendAsync(Fixes(Bag, 300, 1));
    }

    [Fact]
    public async Task An_episode_that_began_long_ago_is_still_known()
    {
        await Log.AppendAsync(new TrackAppend(Bag, 0, [new TrackEvent.EpisodeBegan(1, EpisodeKind.Parked, Start)]));
        await Log.AppendAsync(Fixes(Bag, 1, 400));
        Assert.Equal([EpisodeKind.Parked], (await Log.LoadAsync(Bag)).Restore().Episodes.Keys);
    }

    [Fact]
    public async Task Who_does_not_know_the_last_position_appends_nothing()
    {
        await Log.AppendAsync(Fixes(Bag, 0, 2));
        await Assert.ThrowsAsync<TrackConflictException>(() => Log.AppendAsync(Fixes(Bag, 1, 3)));
        Assert.Equal(2, (await Log.ReadAsync(Bag, 0, 100)).Count);
    }

    [Fact]
    public async Task One_that_conflicts_takes_no_other_with_it_however_they_are_written_together()
    {
        await Log.AppendAsync(Fixes(Bag, 0, 1));
        var all = Enumerable.Range(0, 200).Select(number => number % 20 == 0
            ? Log.AppendAsync(Fixes(Bag, 0, 1))
            : Log.AppendAsync(Fixes(TrackedObjectId.Parse($"o-{number}"), 0, 2))).ToArray();
        await Task.WhenAll(all.Select(each => each.ContinueWith(_ => { }, TaskScheduler.Default)));
        Assert.Equal(10, all.Count(each => each.IsFaulted));
        Assert.Equal(2, (await Log.ReadAsync(TrackedObjectId.Parse("o-199"), 0, 100)).Count);
    }

    [Fact]
    public async Task Of_an_object_without_a_trail_nothing_is_stored_but_where_it_is()
    {
        await Log.AppendAsync(Live(0, 3));
        await Log.AppendAsync(Live(3, 2));
        Assert.Empty(await Log.ReadAsync(Van, 0, 100));
        var track = (await Log.LoadAsync(Van)).Restore();
        Assert.Equal((5, 5L, 1), (track.LastSequence, track.Live!.Sequence, track.Tail.Count));
        await Assert.ThrowsAsync<TrackConflictException>(() => Log.AppendAsync(Live(3, 1)));
    }

    [Fact]
    public async Task An_object_that_gets_and_loses_its_trail_keeps_counting()
    {
        await Log.AppendAsync(Live(0, 2));
        await Log.AppendAsync(Fixes(Van, 2, 2));
        Assert.Equal(4, (await Log.LoadAsync(Van)).Restore().LastSequence);
        await Log.AppendAsync(Live(4, 1));
        Assert.Equal(5, (await Log.LoadAsync(Van)).Restore().LastSequence);
        Assert.Equal([3, 4], (await Log.ReadAsync(Van, 0, 100)).Select(each => each.Sequence));
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_a_track()
    {
        await Log.AppendAsync(Fixes(Bag, 0, 1));
        await using var command = database.DataSource.CreateCommand("UPDATE track_event SET body = '{}'");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => command.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task A_database_that_is_away_says_so()
    {
        await using var command = database.DataSource.CreateCommand("DROP TABLE track_event");
        await command.ExecuteNonQueryAsync();
        await Assert.ThrowsAsync<TrackLogUnavailableException>(() => Log.AppendAsync(Fixes(Bag, 0, 1)));
        await Assert.ThrowsAsync<TrackLogUnavailableException>(() => Log.LoadAsync(Bag));
    }

    private static TrackAppend Fixes(TrackedObjectId id, long from, int count) => new(
        id, from, [.. Enumerable.Range(1, count).Select(each => new TrackEvent.FixTaken(Fix(from + each)))]);

    private static TrackAppend Live(long from, int count) => Fixes(Van, from, count) with { Live = new LivePosition(Fix(from + count)) };

    private static TrackFix Fix(long number) => new(number, Start.AddSeconds(number), new GeoPosition(52 + (number * 0.0001), 5.1), FixFlags.None)
    {
        FixTime = Start.AddSeconds(number),
        ReceivedAt = Start.AddSeconds(number),
        Source = "m1",
        Speed = 11,
    };
}
