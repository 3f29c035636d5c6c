using System.Globalization;
using System.Text;
using System.Threading.Channels;
using LiveView.Api.Gate.Pointing;
using LiveView.Api.Tests.Gate;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Pointing;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Api.Tests.Pointing;

/// <summary>However fast a console says where it points, others are told five times a second at most, and only the newest.</summary>
public sealed class OwnPointerTests : IAsyncDisposable
{
    private const string Withdrawn = "withdrawn";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Actor s_viewer = new(PersonId.Parse("op"), OrganisationId.Parse("pac"), OrganisationKind.AlarmCentre, PersonRole.Operator);

    private readonly TestClock _time = new();
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _over = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PointerRoom _map;
    private readonly OwnPointer _pointer;
    private readonly Task _running;
    private bool _isFull;

    public OwnPointerTests()
    {
        _map = new PointerRoom(IncidentId.Parse("one"), _time);
        Give(isOpen: true);
        var grain = UnreachableCluster.Grain<IPointersGrain>((method, arguments) => method.Name switch
        {
            nameof(IPointersGrain.Point) => Told(((PointerOrder)arguments[0]!).Pointer.At.Longitude.ToString(CultureInfo.InvariantCulture)),
            nameof(IPointersGrain.Withdraw) => Told(Withdrawn),
            _ => throw new NotSupportedException(method.Name),
        });
        _pointer = new OwnPointer(s_viewer, new OrganisationName(s_viewer.Organisation, "PAC"), "SB", grain, _time, NullLogger.Instance);
        _running = _pointer.RunAsync(_map, () => _stopped.TrySetResult(), _over.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _running.WaitAsync(Patience, TimeProvider.System);
        _over.Dispose();
    }

    [Fact]
    public async Task Of_all_it_says_within_one_pace_only_the_last_is_told()
    {
        Point(1);
        Assert.Equal("1", await NextAsync());
        for (var place = 2; place <= 40; place++)
        {
            Point(place);
        }

        Assert.False(_told.Reader.TryPeek(out _));
        _time.Advance(OwnPointer.Pace);
        Assert.Equal("40", await NextAsync());
        Assert.Null(_pointer.Fault);
    }

    [Fact]
    public void Whoever_says_more_than_fifty_words_in_a_second_is_not_listened_to_any_more()
    {
        for (var place = 0; place < OwnPointer.MostWords; place++)
        {
            Point(1);
        }

        Assert.Null(_pointer.Fault);
        _time.Advance(TimeSpan.FromSeconds(1.1));
        Point(1);
        Assert.Null(_pointer.Fault);
        for (var place = 0; place < OwnPointer.MostWords; place++)
        {
            Point(1);
        }

        Assert.Equal("too-fast", _pointer.Fault);
    }

    [Fact]
    public async Task A_pointer_that_rests_is_told_again_and_after_two_minutes_it_stops_and_says_why()
    {
        Point(1);
        Assert.Equal("1", await NextAsync());
        _time.Advance(TimeSpan.FromSeconds(2.2));
        Assert.Equal("1", await NextAsync());
        _time.Advance(OwnPointer.MostRest);
        Assert.Equal(Withdrawn, await NextAsync());
        await _stopped.Task.WaitAsync(Patience, TimeProvider.System);
        Assert.Equal(new PointerStop("idle", 1), _pointer.Stopped);
        Point(2);
        Assert.Equal("2", await NextAsync());
    }

    [Fact]
    public async Task When_as_many_point_as_may_it_stops_and_says_why()
    {
        _isFull = true;
        Point(1);
        Assert.Equal("1", await NextAsync());
        Assert.Equal(Withdrawn, await NextAsync());
        Assert.Equal(new PointerStop("full", 1), _pointer.Stopped);
        await _stopped.Task.WaitAsync(Patience, TimeProvider.System);
        Point(2);
        Assert.Equal("2", await NextAsync());
        Assert.Equal(Withdrawn, await NextAsync());
        Assert.Equal(new PointerStop("full", 2), _pointer.Stopped);
    }

    [Fact]
    public async Task When_the_console_says_so_or_is_gone_it_is_withdrawn()
    {
        Point(1);
        Assert.Equal("1", await NextAsync());
        _pointer.Hear("{}"u8);
        _time.Advance(OwnPointer.Pace);
        Assert.Equal(Withdrawn, await NextAsync());
        await _stopped.Task.WaitAsync(Patience, TimeProvider.System);
        Point(2);
        Assert.Equal("2", await NextAsync());
        await _over.CancelAsync();
        Assert.Equal(Withdrawn, await NextAsync());
    }

    [Fact]
    public async Task Without_the_right_to_look_at_the_map_nothing_is_told()
    {
        Give(isOpen: false);
        Point(1);
        await _time.FirstTimer.WaitAsync(Patience, TimeProvider.System);
        _pointer.Hear("{}"u8);
        _time.Advance(OwnPointer.Pace);
        await _stopped.Task.WaitAsync(Patience, TimeProvider.System);
        Assert.False(_told.Reader.TryPeek(out _));
    }

    private void Give(bool isOpen) => _map.Give(
        new RightsLease(new IncidentRights(IncidentId.Parse("one"), 1, isOpen, s_viewer.Organisation, [], [], _time.GetUtcNow()), TimeSpan.FromHours(1)),
        _time.GetTimestamp());

    private void Point(int longitude) => _pointer.Hear(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"at":[{{longitude}},52]}""")));

    private Task<bool> Told(string what)
    {
        _told.Writer.TryWrite(what);
        return Task.FromResult(!_isFull);
    }

    private async Task<string> NextAsync() => await _told.Reader.ReadAsync().AsTask().WaitAsync(Patience, TimeProvider.System);
}
