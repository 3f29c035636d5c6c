namespace LiveView.Grains.Tracking;

/// <summary>Lets what waits on the way be done one after the other, in a grain that hears others meanwhile.</summary>
internal sealed class Turns
{
    private Task _last = Task.CompletedTask;

    public async Task<T> TakeAsync<T>(Func<Task<T>> work)
    {
        var (before, done) = (_last, new TaskCompletionSource());
        _last = done.Task;
        await before;
        try
        {
            return await work();
        }
        finally
        {
            done.SetResult();
        }
    }
}
