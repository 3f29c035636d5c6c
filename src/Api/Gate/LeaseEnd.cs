namespace LiveView.Api.Gate;

/// <summary>How a lease tells that it ended.</summary>
internal static class LeaseEnd
{
    /// <summary>Its viewer may have left at this very moment; whoever ends it ends others as well, and must not stumble over that.</summary>
    public static void CancelUnlessDisposed(this CancellationTokenSource ended)
    {
        try
        {
            ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
