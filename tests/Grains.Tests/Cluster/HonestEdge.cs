using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>
/// Says on whose behalf a test calls, as an edge does: the actor in the message, else the product itself. A test that says so itself,
/// with <see cref="Caller.Use"/> or <see cref="Anonymously"/>, is left alone.
/// </summary>
public sealed class HonestEdge : IOutgoingGrainCallFilter
{
    private static readonly AsyncLocal<bool> s_silent = new();

    /// <summary>Until disposed, calls go out without a caller.</summary>
    public static IDisposable Anonymously()
    {
        s_silent.Value = true;
        return new Silence();
    }

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (s_silent.Value || Caller.Current is not null)
        {
            await context.Invoke();
            return;
        }

        var message = context.Request.GetArgumentCount() > 0 ? context.Request.GetArgument(0) as IByActor : null;
        using (message is null ? Caller.System("a test").Use() : Caller.Of(message.By).Use())
        {
            await context.Invoke();
        }
    }

    private sealed class Silence : IDisposable
    {
        public void Dispose() => s_silent.Value = false;
    }
}
