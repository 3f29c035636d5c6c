namespace LiveView.Media.Feeds;

/// <summary>Serves viewers: a few at once on the publishing thread, many in parts beside one another.</summary>
internal static class FanOut
{
    /// <summary>Most viewers for which one thread sends in a row: a few milliseconds' work, beside which the hop to a thread weighs nothing.</summary>
    private const int MostPerThread = 512;

    /// <summary>Gives a frame to all. A few are served one by one: what belongs to a viewer comes into the processor's cache once.</summary>
    public static void Deliver(FeedSubscription[] viewers, Fragment fragment, long now)
    {
        if (viewers.Length > MostPerThread)
        {
            foreach (var viewer in viewers)
            {
                viewer.Offer(fragment, now);
            }

            Tell(viewers);
            return;
        }

        foreach (var viewer in viewers)
        {
            viewer.Offer(fragment, now);
            viewer.Tell();
        }
    }

    /// <summary>Tells all that something waits for them.</summary>
    public static void Tell(FeedSubscription[] viewers)
    {
        var parts = (viewers.Length + MostPerThread - 1) / MostPerThread;
        for (var part = 1; part < parts; part++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(new Part(viewers, part, parts), preferLocal: false);
        }

        if (parts > 0)
        {
            Tell(viewers, 0, parts);
        }
    }

    private static void Tell(FeedSubscription[] viewers, int part, int parts)
    {
        var (start, end) = (viewers.Length * part / parts, viewers.Length * (part + 1) / parts);
        foreach (var viewer in viewers.AsSpan(start, end - start))
        {
            viewer.Tell();
        }
    }

    private sealed class Part(FeedSubscription[] viewers, int part, int parts) : IThreadPoolWorkItem
    {
        public void Execute() => Tell(viewers, part, parts);
    }
}
