using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Relay;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveView.Media.Tests.Ingest;

/// <summary>Which assignment a node follows; the camera itself does not matter here.</summary>
[Collection("processes")]
public class AssignmentTests
{
    private static readonly RtspAddress s_nowhere = RtspAddress.Parse("rtsp://127.0.0.1:9/a");

    [Fact]
    public async Task A_lower_epoch_is_refused()
    {
        await using var bench = new NodeBench();

        Assert.Equal(AssignmentAnswer.Started, bench.Assign(s_nowhere, epoch: 5));
        Assert.Equal(AssignmentAnswer.StaleEpoch, bench.Assign(s_nowhere, epoch: 4));
        Assert.Equal(AssignmentAnswer.AlreadyRunning, bench.Assign(s_nowhere, epoch: 5));
    }

    [Fact]
    public async Task An_epoch_that_was_stopped_does_not_come_back()
    {
        await using var bench = new NodeBench();
        bench.Assign(s_nowhere, epoch: 5);
        await bench.Node.StopAsync(NodeBench.Till, 5);

        Assert.Equal(AssignmentAnswer.StaleEpoch, bench.Assign(s_nowhere, epoch: 5));
        Assert.Equal(AssignmentAnswer.Started, bench.Assign(s_nowhere, epoch: 6));
    }

    [Fact]
    public async Task A_stop_that_overtakes_its_assignment_still_holds()
    {
        await using var bench = new NodeBench();

        Assert.False(await bench.Node.StopAsync(NodeBench.Till, 5));
        Assert.Equal(AssignmentAnswer.StaleEpoch, bench.Assign(s_nowhere, epoch: 5));
    }

    [Fact]
    public async Task A_late_stop_leaves_a_newer_assignment_alone()
    {
        await using var bench = new NodeBench();
        bench.Assign(s_nowhere, epoch: 6);

        Assert.False(await bench.Node.StopAsync(NodeBench.Till, 5));
        Assert.NotNull(bench.Node.Status(NodeBench.Till));
    }

    [Fact]
    public async Task Only_the_running_assignment_can_be_renewed()
    {
        await using var bench = new NodeBench();
        bench.Assign(s_nowhere, epoch: 6);
        var later = TimeProvider.System.GetUtcNow().AddMinutes(10);

        Assert.True(bench.Node.RenewLease(NodeBench.Till, 6, later));
        Assert.False(bench.Node.RenewLease(NodeBench.Till, 5, later));
        Assert.False(bench.Node.RenewLease(CameraId.Parse("other"), 6, later));
    }

    [Fact]
    public async Task A_feed_may_be_opened_before_its_assignment_has_come()
    {
        await using var bench = new NodeBench();
        var opening = bench.Relay.OpenAsync(NodeBench.Till, new FeedLocation(2), CancellationToken.None).AsTask();
        bench.Assign(s_nowhere, epoch: 1);
        Assert.False(opening.IsCompleted);
        bench.Assign(s_nowhere, epoch: 2);

        using var viewer = new ViewerWitness((await opening)!);
        await viewer.UntilAsync(message => message is FeedMessage.StateChanged);
    }

    [Fact]
    public async Task States_are_told_to_the_listener_in_order()
    {
        var listener = new Listener();
        await using var bench = new NodeBench(listener: listener);
        bench.Assign(s_nowhere, epoch: 2);

        Assert.Equal((NodeBench.Till, 2L, PictureFault.Refused), await listener.FirstFault.Task.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(PictureCondition.Starting, listener.Heard[0]);
    }

    [Fact]
    public async Task A_renewed_lease_holds_exactly_until_its_new_end()
    {
        var time = new FakeTimeProvider();
        await using var node = new MediaNode(new MediaNodeOptions(), time, NullLogger<MediaNode>.Instance);
        var start = time.GetUtcNow();
        node.Assign(new IngestAssignment(NodeBench.Till, 1, s_nowhere, start.AddSeconds(10)));
        time.Advance(TimeSpan.FromSeconds(9));
        node.RenewLease(NodeBench.Till, 1, start.AddSeconds(20));

        time.Advance(TimeSpan.FromSeconds(10.9));
        Assert.NotNull(node.Status(NodeBench.Till));
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Null(node.Status(NodeBench.Till));
    }

    private sealed class Listener : IPictureStateListener
    {
        public List<PictureCondition> Heard { get; } = [];

        public TaskCompletionSource<(FeedId, long, PictureFault)> FirstFault { get; } = new();

        public ValueTask OnPictureStateAsync(FeedId feed, long epoch, PictureState state, CancellationToken cancellation)
        {
            Heard.Add(state.Condition);
            if (state.Fault != PictureFault.None)
            {
                FirstFault.TrySetResult((feed, epoch, state.Fault));
            }

            return ValueTask.CompletedTask;
        }
    }
}
