namespace LiveView.Media.Ingest;

/// <summary>Runs blocking work on a thread of its own: reading a child's pipe blocks, and would starve the thread pool at a hundred cameras.</summary>
internal static class OwnThread
{
    private const int StackBytes = 512 * 1024;

    public static Task RunAsync(string name, Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Run(work, done), StackBytes) { IsBackground = true, Name = name }.Start();
        return done.Task;
    }

    private static void Run(Action work, TaskCompletionSource done)
    {
        try
        {
            work();
            done.SetResult();
        }
#pragma warning disable CA1031 // Whatever went wrong is for the one who awaits.
        catch (Exception e)
        {
            done.SetException(e);
        }
#pragma warning restore CA1031
    }
}
