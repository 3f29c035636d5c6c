using System.Collections.Concurrent;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>Loses calls between grains on purpose: the caller sees a time-out, the grain called sees nothing.</summary>
public sealed class LostCalls : IOutgoingGrainCallFilter
{
    private readonly ConcurrentDictionary<Guid, Func<IOutgoingGrainCallContext, bool>> _rules = new();
    private int _lost;

    public int Count => _lost;

    /// <summary>Until disposed, calls of a method are lost; with a key, only those to that grain.</summary>
    public IDisposable Lose(string method, string? key = null)
    {
        var rule = Guid.NewGuid();
        _rules[rule] = call => call.MethodName == method && (key is null || call.TargetId.Key.ToString() == key);
        return new Rule(() => _rules.TryRemove(rule, out _));
    }

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (_rules.Values.Any(lost => lost(context)))
        {
            Interlocked.Increment(ref _lost);
            throw new TimeoutException($"{context.MethodName} to {context.TargetId} is lost, as the test wants it.");
        }

        return context.Invoke();
    }

    private sealed class Rule(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
