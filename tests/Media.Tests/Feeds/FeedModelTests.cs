using CsCheck;
using LiveView.Media.Feeds;

namespace LiveView.Media.Tests.Feeds;

/// <summary>Whatever happens in whatever order, what a viewer reads keeps the rules.</summary>
public class FeedModelTests
{
    private const int Viewers = 3;
    private static readonly FeedLimits s_small = new() { ViewerQueue = 8, GroupLength = TimeSpan.FromSeconds(2), PreAlarm = TimeSpan.FromSeconds(3) };

    private enum Act
    {
        Key,
        Deltas,
        ManyDeltas,
        Restart,
        NextEpoch,
        Join,
        Read,
        ReadOne,
        Leave,
        Wait,
        Stall,
        Lose,
    }

    [Fact]
    public void Every_viewer_starts_at_a_key_frame_and_never_sees_a_torn_picture() =>
        Gen.Select(Gen.Enum<Act>(), Gen.Int[0, Viewers - 1]).Array[1, 120].Sample(Play, iter: 1500);

    private static void Play((Act Act, int Viewer)[] acts)
    {
        var bench = new FeedBench(s_small);
        var writer = bench.Restart(1);
        var epoch = 1L;
        var viewers = new Witness?[Viewers];
        foreach (var (act, who) in acts)
        {
            switch (act)
            {
                case Act.Key:
                    bench.Key();
                    break;
                case Act.Deltas:
                    bench.Deltas(3);
                    break;
                case Act.ManyDeltas:
                    bench.Deltas(20);
                    break;
                case Act.Restart:
                    writer = bench.Restart(epoch);
                    break;
                case Act.NextEpoch:
                    writer = bench.Restart(++epoch);
                    break;
                case Act.Join:
                    viewers[who]?.Leave();
                    viewers[who] = new Witness(bench.Feed.Subscribe());
                    break;
                case Act.Read:
                    viewers[who]?.Read(int.MaxValue);
                    break;
                case Act.ReadOne:
                    viewers[who]?.Read(1);
                    break;
                case Act.Leave:
                    viewers[who]?.Leave();
                    viewers[who] = null;
                    break;
                case Act.Wait:
                    bench.Time.Advance(TimeSpan.FromSeconds(3));
                    break;
                case Act.Stall:
                    writer.Publish(PictureState.Stalled);
                    break;
                case Act.Lose:
                    writer.Publish(new PictureState(PictureCondition.Reconnecting, PictureFault.ConnectionLost));
                    writer = bench.Restart(epoch);
                    break;
            }
        }

        bench.Feed.End(EndReason.CameraStopped);
        foreach (var viewer in viewers)
        {
            viewer?.MustEnd();
        }

        Assert.Equal(0, bench.Pool.InUse);
    }

    /// <summary>Reads as a viewer and checks every message against the rules.</summary>
    private sealed class Witness(FeedSubscription subscription)
    {
        private bool _hasInit;
        private bool _needsKey = true;
        private bool _live;
        private long _epoch;
        private long _sequence;
        private bool _ended;

        public void Leave() => subscription.Dispose();

        public void Read(int most)
        {
            var waiting = 0;
            while (!_ended && waiting++ < most && subscription.TryRead(out var message))
            {
                using (message as IDisposable)
                {
                    Check(message);
                }
            }

            // One burst of two seconds at most, the queue, and a message of each other kind.
            Assert.True(waiting <= 52 + 8 + 4);
        }

        public void MustEnd()
        {
            Read(int.MaxValue);
            Assert.True(_ended);
        }

        private void Check(FeedMessage message)
        {
            switch (message)
            {
                case FeedMessage.Init init:
                    Assert.True(init.Segment.Epoch >= _epoch);
                    _sequence = init.Segment.Epoch > _epoch ? 0 : _sequence;
                    (_epoch, _hasInit, _needsKey, _live) = (init.Segment.Epoch, true, true, false);
                    break;
                case FeedMessage.Picture picture:
                    Check(picture);
                    break;
                case FeedMessage.Gap gap:
                    Assert.True(gap.Dropped > 0);
                    _needsKey = true;
                    break;
                case FeedMessage.Ended:
                    _ended = true;
                    break;
                case FeedMessage.StateChanged:
                    break;
                default:
                    Assert.Fail("Not a feed message.");
                    break;
            }
        }

        private void Check(FeedMessage.Picture picture)
        {
            var fragment = picture.Fragment;
            Assert.True(fragment.Payload.Span.Slice(4, 4).SequenceEqual("moof"u8));
            Assert.True(_hasInit);
            Assert.Equal(_epoch, fragment.Epoch);
            Assert.True(fragment.IsKeyFrame || !_needsKey);
            Assert.True(fragment.IsKeyFrame || fragment.Sequence == _sequence + 1);
            Assert.True(fragment.Sequence > _sequence);
            Assert.False(_live && picture.CatchUp);
            (_needsKey, _sequence, _live) = (false, fragment.Sequence, !picture.CatchUp);
        }
    }
}
