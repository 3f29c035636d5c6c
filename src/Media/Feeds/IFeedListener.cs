namespace LiveView.Media.Feeds;

/// <summary>Is told that something waits in a subscription, instead of waiting for it with a task of its own.</summary>
public interface IFeedListener
{
    /// <summary>Something waits, or the subscription ended. Called by the thread that publishes: must never wait, nor throw.</summary>
    void OnReadable();
}
