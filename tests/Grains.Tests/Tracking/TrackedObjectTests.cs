using System.Collections.Concurrent;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Grains.Tests.Cluster;

namespace LiveView.Grains.Tests.Tracking;

/// <summary>A position is stored, then told; what could not be stored changes nothing.</summary>
[Collection(ClusterCollection.Name)]
public class TrackedObjectTests(TestCluster cluster)
{
    private static readonly MachineId Machine = MachineId.Parse("m1");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static int s_number;

    private readonly TrackedObject _bag = new(
        TrackedObjectId.Parse($"bag-{Interlocked.Increment(ref s_number)}"), OrganisationId.Parse("pac-tracks"), "Buitzender",
        TrackedObjectKind.Goods, "d", KeepTrail: true);

    private int _reported;

    private ITrackedObjectGrain Grain => cluster.Client.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(_bag.Id));

    [Fact]
    public async Task A_position_that_is_answered_as_taken_is_stored()
    {
        await RegisterAsync();
        Assert.Equal([ReportVerdict.Taken], (await ReportAsync()).Verdicts);
        Assert.Single(await cluster.Tracks.ReadAsync(_bag.Id, 0, 10));
    }

    [Fact]
    public async Task While_the_store_is_away_nothing_changes_and_the_sender_is_told_to_try_again()
    {
        await RegisterAsync();
        await ReportAsync();
        cluster.Tracks.Away[_bag.Id] = true;
        Assert.Equal(PositionReceipt.TryAgain, (await ReportAsync()).Refusal?.Code);
        cluster.Tracks.Away.Clear();
        Assert.Equal([ReportVerdict.Taken], (await ReportAsync()).Verdicts);
        Assert.Equal([1, 2], (await cluster.Tracks.ReadAsync(_bag.Id, 0, 10)).Select(each => each.Sequence));
    }

    [Fact]
    public async Task What_was_written_though_nobody_said_so_is_there_once_when_it_is_sent_again()
    {
        await RegisterAsync();
        var report = Next();
        cluster.Tracks.Silent[_bag.Id] = true;
        Assert.Equal(PositionReceipt.TryAgain, (await ReportAsync(report)).Refusal?.Code);
        Assert.Equal([ReportVerdict.Duplicate], (await ReportAsync(report)).Verdicts);
        Assert.Single(await cluster.Tracks.ReadAsync(_bag.Id, 0, 10));
    }

    [Fact]
    public async Task A_reading_that_is_answered_late_does_not_put_the_track_back()
    {
        await RegisterAsync();
        var answer = new TaskCompletionSource();
        cluster.Tracks.Late[_bag.Id] = answer.Task;
        var reading = Grain.Standing(_bag.Owner);
        // When this is answered, what was sent before it has had its turn.
        await Grain.Registered();
        var reporting = ReportAsync();
        await Grain.Registered();
        answer.SetResult();
        await Task.WhenAll(reading, reporting);
        Assert.Equal(1, (await Grain.Standing(_bag.Owner))?.LastSequence);
    }

    [Fact]
    public async Task Many_that_come_at_once_are_stored_in_few_appends_and_told_in_order()
    {
        await RegisterAsync();
        var ear = await ListenAsync();
        var disk = new TaskCompletionSource();
        cluster.Tracks.Held[_bag.Id] = disk.Task;
        var receipts = Enumerable.Range(0, 200).Select(_ => ReportAsync(Next())).ToArray();
        // Reads are not held: when this is answered, all that was sent before it waits.
        await Grain.Registered();
        disk.SetResult();
        Assert.All(await Task.WhenAll(receipts), receipt => Assert.Equal([ReportVerdict.Taken], receipt.Verdicts));
        Assert.InRange(cluster.Tracks.AppendsOf(_bag.Id), 1, 10);
        await ear.UntilAsync(200, Patience);
        // What is sent at once may come in another order, and is judged again then: by events of their own.
        Assert.Equal(Enumerable.Range(1, ear.Heard.Count).Select(each => (long)each), ear.Heard.Select(each => each.Sequence));
    }

    [Fact]
    public async Task Who_reads_after_the_last_number_before_a_moment_misses_nothing_of_then_and_reads_little_of_before()
    {
        var start = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
        // One each ten seconds; of each three the last tells of no moment.
        TrackEvent[] events = [.. Enumerable.Range(1, 3_000).Select(number => number % 3 == 0
            ? (TrackEvent)new TrackEvent.FixJudged(number, number - 1, FixFlags.None)
            : new TrackEvent.FixTaken(new TrackFix(number, start.AddSeconds(number * 10), new GeoPosition(52, 5), FixFlags.None)
            {
                FixTime = start.AddSeconds(number * 10),
                ReceivedAt = start.AddSeconds(number * 10),
                Source = "m1",
            }))];
        await cluster.Tracks.AppendAsync(new TrackAppend(_bag.Id, 0, events));
        await RegisterAsync();
        foreach (var second in (int[])[0, 55, 61, 7_005, 15_000, 29_990, 40_000])
        {
            var before = (await Grain.LastBefore(_bag.Owner, start.AddSeconds(second)))!.Value;
            Assert.True(before * 10 < second || before == 0, $"{before} did not come in before {second} s");
            Assert.True(before * 10 >= Math.Min(second, 30_000) - 100, $"{before} is long before {second} s");
        }

        Assert.Equal(0, await Grain.LastBefore(_bag.Owner, DateTimeOffset.MinValue));
        Assert.Null(await Grain.LastBefore(OrganisationId.Parse("pac-other"), start));
    }

    [Fact]
    public async Task What_is_told_after_rights_changed_says_so()
    {
        await RegisterAsync();
        var ear = await ListenAsync();
        var incident = IncidentId.Parse("0f00000000000000000000000000abcd");
        await Grain.RightsChanged(incident, 7);
        await Grain.RightsChanged(incident, 6);
        await ReportAsync();
        await ear.UntilAsync(1, Patience);
        Assert.Equal([new RightsMark(incident, 7)], ear.Rights);
    }

    [Fact]
    public async Task An_object_that_goes_to_another_party_tells_the_one_that_had_it_nothing_more()
    {
        await RegisterAsync();
        var ear = await ListenAsync();
        var other = OrganisationId.Parse("pac-other");
        await Grain.Configure(other, _bag with { Owner = other });
        await ear.Over.Task.WaitAsync(Patience, TimeProvider.System);
        Assert.Null(await Grain.Subscribe(_bag.Owner, "edge", cluster.Client.CreateObjectReference<ITrackObserver>(new Ear())));
        Assert.Equal(PositionReceipt.UnknownDevice, (await ReportAsync()).Refusal?.Code);
        Assert.True((await Grain.ReadAfter(_bag.Owner, 0)).IsGone);
    }

    [Fact]
    public async Task The_party_that_gets_an_object_sees_nothing_of_where_it_was_before()
    {
        await RegisterAsync();
        await ReportAsync();
        var other = OrganisationId.Parse("pac-other");
        await Grain.Configure(_bag.Owner, null);
        await Grain.Configure(other, _bag with { Owner = other });
        Assert.Null((await Grain.Standing(other))!.Live);
        Assert.True((await Grain.ReadAfter(other, 0)).IsGone);
        await Grain.Report(new PositionOrder(other, Machine, [Next()]));
        Assert.Equal([2], (await Grain.ReadAfter(other, 1)).Events.Select(each => each.Sequence));
    }

    [Fact]
    public async Task A_position_that_was_being_stored_while_the_object_changed_hands_is_not_the_next_ones_to_see()
    {
        await RegisterAsync();
        var disk = new TaskCompletionSource();
        cluster.Tracks.Held[_bag.Id] = disk.Task;
        var receipt = ReportAsync();
        await Grain.Registered();
        var other = OrganisationId.Parse("pac-other");
        var handed = Grain.Configure(other, _bag with { Owner = other });
        await Grain.Registered();
        disk.SetResult();
        Assert.Equal([ReportVerdict.Taken], (await receipt).Verdicts);
        await handed;
        Assert.Null((await Grain.Standing(other))!.Live);
        Assert.True((await Grain.ReadAfter(other, 0)).IsGone);
    }

    [Fact]
    public async Task An_object_that_was_out_of_the_register_for_a_while_keeps_its_way()
    {
        await RegisterAsync();
        await ReportAsync();
        await Grain.Configure(_bag.Owner, null);
        await RegisterAsync();
        Assert.Single((await Grain.ReadAfter(_bag.Owner, 0)).Events);
    }

    [Fact]
    public async Task What_is_told_says_whose_object_it_is()
    {
        await RegisterAsync();
        var ear = await ListenAsync();
        await ReportAsync();
        await ear.UntilAsync(1, Patience);
        Assert.Equal(_bag.Owner, ear.Owner);
    }

    [Fact]
    public async Task A_machine_that_was_not_bound_to_the_object_does_not_speak_for_it()
    {
        await Grain.Configure(_bag.Owner, _bag with { Sources = [MachineId.Parse("m2")] });
        Assert.Equal(PositionReceipt.UnknownDevice, (await ReportAsync()).Refusal?.Code);
    }

    private Task RegisterAsync() => Grain.Configure(_bag.Owner, _bag);

    private PositionReport Next()
    {
        var number = Interlocked.Increment(ref _reported);
        return new PositionReport("d", cluster.Time.GetUtcNow().AddSeconds(number), new GeoPosition(52 + (number * 0.0001), 5.1));
    }

    private Task<PositionReceipt> ReportAsync(PositionReport? report = null) =>
        Grain.Report(new PositionOrder(_bag.Owner, Machine, [report ?? Next()]));

    private async Task<Ear> ListenAsync()
    {
        var ear = new Ear();
        Assert.NotNull(await Grain.Subscribe(_bag.Owner, "edge", ear.Reference = cluster.Client.CreateObjectReference<ITrackObserver>(ear)));
        return ear;
    }

    private sealed class Ear : ITrackObserver
    {
        private readonly SemaphoreSlim _more = new(0);

        /// <summary>The cluster holds it weakly.</summary>
        public ITrackObserver? Reference { get; set; }

        public ConcurrentQueue<TrackEvent> Heard { get; } = new();

        public RightsMark[] Rights { get; private set; } = [];

        public OrganisationId Owner { get; private set; }

        public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        Task ITrackObserver.Heard(TrackBatch batch)
        {
            Array.ForEach(batch.Events, Heard.Enqueue);
            (Rights, Owner) = (batch.Rights, batch.Owner);
            _more.Release();
            if (batch.IsOver)
            {
                Over.TrySetResult();
            }

            return Task.CompletedTask;
        }

        public async Task UntilAsync(int count, TimeSpan patience)
        {
            while (Heard.Count < count)
            {
                Assert.True(await _more.WaitAsync(patience));
            }
        }
    }
}
