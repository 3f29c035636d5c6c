using LiveView.Api.Gate.Lines;

namespace LiveView.Api.Tests.Gate.Lines;

/// <summary>An end that has room for as many bytes as the test gives it, and keeps what left.</summary>
internal sealed class NarrowEnd : ISendingEnd
{
    private readonly Lock _gate = new();
    private readonly List<byte> _out = [];
    private ReadOnlyMemory<byte> _rest;
    private TaskCompletionSource? _waiting;

    public int Room { get; private set; }

    public byte[] Out
    {
        get
        {
            lock (_gate)
            {
                return [.. _out];
            }
        }
    }

    public bool Aborted { get; private set; }

    public Task? Send(ReadOnlyMemory<byte> bytes)
    {
        Assert.Null(_waiting);
        Assert.False(Aborted);
        _rest = bytes;
        Take();
        if (_rest.IsEmpty)
        {
            return null;
        }

        // Goes on within Widen, so that the test sees everything in order.
        _waiting = new TaskCompletionSource();
        return _waiting.Task;
    }

    public void Widen(int room)
    {
        Room += room;
        Take();
        if (_rest.IsEmpty)
        {
            Done()?.SetResult();
        }
    }

    public void Abort()
    {
        Aborted = true;
        Done()?.SetException(new IOException("Reset."));
    }

    private TaskCompletionSource? Done()
    {
        var waiting = _waiting;
        _waiting = null;
        return waiting;
    }

    private void Take()
    {
        var taken = Aborted ? 0 : Math.Min(Room, _rest.Length);
        lock (_gate)
        {
            _out.AddRange(_rest[..taken].Span);
        }

        _rest = _rest[taken..];
        Room -= taken;
    }
}
