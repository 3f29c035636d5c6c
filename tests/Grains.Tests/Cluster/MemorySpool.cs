using LiveView.Domain.Evidence;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>A silo's disk: it outlives the silo, unless the test loses it, and may be full.</summary>
public sealed class MemorySpool : ISpool
{
    private readonly Lock _gate = new();
    private readonly List<SpooledLines> _held = [];

    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>While true, nothing more can be kept.</summary>
    public bool IsFull { get; set; }

    public Task KeepAsync(SpooledLines lines)
    {
        lock (_gate)
        {
            if (IsFull)
            {
                throw new SpoolException("The disk is full, as the test wants it.");
            }

            if (!_held.Exists(each => each.Id == lines.Id))
            {
                _held.Add(lines);
            }
        }

        return Task.CompletedTask;
    }

    public IReadOnlyList<SpooledLines> Held(string stream)
    {
        lock (_gate)
        {
            return _held.FindAll(each => each.Stream == stream);
        }
    }

    public IReadOnlyList<string> Streams()
    {
        lock (_gate)
        {
            return [.. _held.Select(each => each.Stream).Distinct()];
        }
    }

    public Task ForgetAsync(IReadOnlyCollection<SpooledLines> lines)
    {
        lock (_gate)
        {
            _held.RemoveAll(each => lines.Any(line => line.Id == each.Id));
        }

        return Task.CompletedTask;
    }
}
