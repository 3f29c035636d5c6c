using LiveView.Api.Gate.Follow;
using LiveView.Api.Gate.Overview;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Simulation.Tracking;

namespace LiveView.Api.Tests.Following;

/// <summary>What a console is told of what is in view: only what changed, and never more than it can show.</summary>
public class OverviewPictureTests
{
    private static readonly OrganisationId s_owner = OrganisationId.Parse("pac-tracks");
    private static readonly MapView s_country = new(3.3, 50.7, 7.3, 53.6);
    private static readonly DateTimeOffset s_start = DateTimeOffset.UnixEpoch.AddYears(56);

    private readonly OverviewPicture _picture = new();
    private readonly OverviewState _console = new();
    private readonly List<TrackFeed> _objects = [];
    private readonly List<long> _shown = [];

    [Fact]
    public async Task What_did_not_move_is_told_once()
    {
        await AppearAsync(3);
        Assert.Equal(21, Frame(0).Moved.Length);
        Assert.Equal([1, 1, 1], _shown);
        Assert.Empty(Frame(1).Moved);
        await MoveAsync(1, 2);
        var frame = Frame(2);
        Assert.Equal(7, frame.Moved.Length);
        Assert.Equal([2], _shown);
        Assert.Equal(52.001, _console.Objects["wagen-1"].Latitude, 6);
    }

    [Fact]
    public async Task What_falls_silent_is_told_to_be_estimated_and_then_only_to_be_within_reach()
    {
        await AppearAsync(1);
        Frame(0);
        Assert.Equal(0, _console.Objects["wagen-0"].Kind);
        Frame(95);
        Assert.Equal(1, _console.Objects["wagen-0"].Kind);
        var before = _console.Objects["wagen-0"];
        Frame(600);
        Assert.Equal(2, _console.Objects["wagen-0"].Kind);
        Assert.True(_console.Objects["wagen-0"].Radius > before.Radius);
        Assert.Equal(600, _console.Objects["wagen-0"].Age);
    }

    [Fact]
    public async Task What_may_be_seen_no_more_is_gone_with_the_next_frame_and_comes_back_under_another_number()
    {
        await AppearAsync(2);
        Frame(0);
        var lost = _objects[0];
        _objects.RemoveAt(0);
        Assert.Equal([0], Frame(1).Gone);
        Assert.Equal("wagen-1", Assert.Single(_console.Objects.Keys));
        _objects.Add(lost);
        Assert.Equal([(2, "wagen-0")], Frame(2).Named);
    }

    [Fact]
    public async Task Of_more_than_can_be_shown_the_tiles_say_how_many_there_are_and_only_what_changed_is_told_again()
    {
        await AppearAsync(OverviewPicture.MostObjects + 1);
        var frame = Frame(0);
        Assert.Empty(_console.Objects);
        Assert.Equal(OverviewPicture.MostObjects + 1, _console.Tiles.Values.Sum());
        Assert.True(frame.Tiles.Length > 0);
        Assert.Empty(_shown);
        Assert.Empty(Frame(1).Tiles);

        _objects.RemoveAt(0);
        Assert.True(Frame(2).Forgets);
        Assert.Equal(OverviewPicture.MostObjects, _console.Objects.Count);
        Assert.Empty(_console.Tiles);
    }

    [Fact]
    public async Task A_tile_is_where_web_maps_have_it()
    {
        for (var i = 0; i <= OverviewPicture.MostObjects; i++)
        {
            // Utrecht: column 2106 and row 1351 of level 12.
            await AppearAsync($"wagen-{i}", 52.0907, 5.1214);
        }

        var frame = Frame(0, new MapView(5, 52, 5.5, 52.2));
        var (column, row) = Assert.Single(_console.Tiles.Keys);
        Assert.Equal((2106, 1351), (column >> ((int)frame.Level - 12), row >> ((int)frame.Level - 12)));
    }

    [Theory]
    [InlineData(-180, -90, 180, 90)]
    [InlineData(3.3, 50.7, 7.3, 53.6)]
    [InlineData(5.1, 52.0, 5.2, 52.6)]
    [InlineData(5.1, 52.0, 5.10001, 52.00001)]
    [InlineData(-180, 89.9, 180, 90)]
    public void However_the_view_lies_there_are_few_tiles(double west, double south, double east, double north)
    {
        var most = TileGrid.Most + 2;
        Assert.InRange(new TileGrid(new MapView(west, south, east, north)).Count, 1, most * most);
    }

    private OverviewFrame Frame(double seconds, MapView? view = null)
    {
        _shown.Clear();
        var now = s_start.AddSeconds(seconds);
        var frame = OverviewFrame.Read(_picture.Next(
            [.. _objects.Select(each => each.PlaceAt(now)).OfType<Place>()], view ?? s_country, now, TimeSpan.Zero, place => _shown.Add(place.Fix)).Span);
        _console.Draw(frame);
        return frame;
    }

    private async Task AppearAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await AppearAsync($"wagen-{i}", 52 + (i % 40 * 0.03), 4 + (i % 70 * 0.04));
        }
    }

    private async Task AppearAsync(string id, double latitude, double longitude)
    {
        var feed = new TrackFeed(TrackedObjectId.Parse(id), s_owner, null!);
        await feed.RenewedAsync(new TrackSnapshot(1, Fix(1, latitude, longitude), [], TrackSettings.Vehicle, []), 0);
        _objects.Add(feed);
    }

    private Task MoveAsync(int index, long number) => _objects[index].HeardAsync(new TrackBatch(
        _objects[index].Id, [new TrackEvent.FixTaken(Fix(number, 52.001, 4.05))], [], Owner: s_owner));

    private static TrackFix Fix(long number, double latitude, double longitude)
    {
        var at = s_start.AddSeconds(number - 1);
        return new TrackFix(number, at, new GeoPosition(latitude, longitude), FixFlags.None) { FixTime = at, ReceivedAt = at, Source = "m1", Speed = 0 };
    }
}
