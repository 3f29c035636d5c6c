using System.Diagnostics;
using LiveView.Media.Feeds;

namespace LiveView.Media.Tests.Ingest;

/// <summary>A viewer that reads until it sees what a test waits for, and says what it saw instead when that does not come.</summary>
internal sealed class ViewerWitness(FeedSubscription subscription) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(25);

    public Stopwatch Since { get; } = Stopwatch.StartNew();

    public List<FeedMessage> Seen { get; } = [];

    public FeedInit? Init { get; private set; }

    public async Task<FeedMessage> UntilAsync(Func<FeedMessage, bool> wanted)
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            while (true)
            {
                var message = await subscription.ReadAsync(patience.Token);
                Seen.Add(message);
                Init = message is FeedMessage.Init init ? init.Segment : Init;
                if (wanted(message))
                {
                    return message;
                }

                if (message is FeedMessage.Ended)
                {
                    throw new InvalidOperationException("The subscription ended: " + message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            var states = string.Join(", ", Seen.OfType<FeedMessage.StateChanged>().Select(s => $"{s.State.Condition}/{s.State.Fault}"));
            throw new TimeoutException($"It did not come. {Seen.Count} messages; states: {states}");
        }
    }

    public async Task<Fragment> NextPictureAsync() =>
        ((FeedMessage.Picture)await UntilAsync(message => message is FeedMessage.Picture)).Fragment;

    public async Task<PictureState> UntilStateAsync(PictureCondition condition) =>
        ((FeedMessage.StateChanged)await UntilAsync(m => m is FeedMessage.StateChanged s && s.State.Condition == condition)).State;

    public async Task<FeedInit> NextInitAsync() =>
        ((FeedMessage.Init)await UntilAsync(message => message is FeedMessage.Init)).Segment;

    public async Task<EndReason> EndAsync() =>
        ((FeedMessage.Ended)await UntilAsync(message => message is FeedMessage.Ended)).Reason;

    public void Dispose() => subscription.Dispose();
}
