namespace LiveView.Media.Feeds;

/// <summary>Serves viewers: a few at once on the publishing thread, many in parts beside one another.</summary>
internal static class FanOut
{
    /// <summary>Most viewers for which one thread sends in a row: a few milliseconds' work, beside which the hop to a thread weighs nothing.</summary>
    private const int MostPerThread = 512;

    /// <summary>Viewers whose memory is fetched at once: what the kernel copies for them until the last is served leaves it in the cache.</summary>
    private const int AtOnce = 8;

    private static int s_read;

    /// <summary>
    /// Gives a frame to all. A few are served one by one, so that what belongs to a viewer comes into the processor's cache once; and since
    /// each send drives the next viewers' memory out of it, that is fetched for several at a time: their misses overlap.
    /// </summary>
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

        for (var from = 0; from < viewers.Length; from += AtOnce)
        {
            var next = viewers.AsSpan(from, Math.Min(AtOnce, viewers.Length - from));
            Approach(next);
            foreach (var viewer in next)
            {
                viewer.Offer(fragment, now);
                viewer.Tell();
            }
        }
    }

    private static void Approach(ReadOnlySpan<FeedSubscription> viewers)
    {
        var read = 0;
        foreach (var viewer in viewers)
        {
            read += viewer.Approach();
        }

        Volatile.Write(ref s_read, read);
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
