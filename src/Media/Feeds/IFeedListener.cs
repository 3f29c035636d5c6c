namespace LiveView.Media.Feeds;

/// <summary>Is told that something waits in a subscription, instead of waiting for it with a task of its own.</summary>
public interface IFeedListener
{
    /// <summary>Something waits, or the subscription ended. Called by the thread that publishes: must never wait, nor throw.</summary>
    void OnReadable();

    /// <summary>
    /// A picture is about to be offered: reads what sending it will read, so that the processor has it at hand by then. Changes nothing,
    /// never waits, never throws.
    /// </summary>
    /// <returns>Some number made of all that was read, without which the reading would be left out.</returns>
    int Approach() => 0;
}
