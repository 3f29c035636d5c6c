using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Desks;

namespace LiveView.Grains.Tests.Situations;

/// <summary>An edge that remembers what it hears; it may be deaf for a while.</summary>
internal sealed class EdgeWitness : IEdgeObserver
{
    private readonly Lock _gate = new();
    private readonly List<DeskAnnouncement> _heard = [];
    private readonly List<(Func<DeskAnnouncement, bool> Wanted, TaskCompletionSource<DeskAnnouncement> Found)> _waiting = [];

    /// <summary>What this edge answers with instead of hearing.</summary>
    public Exception? Fails { get; set; }

    /// <summary>Completes when this edge fails for the first time.</summary>
    public TaskCompletionSource Failing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What a failure waits for; null to fail at once.</summary>
    public Task? FailsAfter { get; set; }

    public IReadOnlyList<DeskAnnouncement> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _heard];
            }
        }
    }

    /// <summary>Completes when an announcement about the incident as wanted is or was heard.</summary>
    public Task<DeskAnnouncement> HearsAsync(IncidentId incident, Func<DeskAnnouncement, bool>? wanted = null) =>
        HearsAsync(each => each.Incident?.Id == incident && wanted?.Invoke(each) != false);

    public Task<DeskAnnouncement> HearsAsync(Func<DeskAnnouncement, bool> wanted)
    {
        lock (_gate)
        {
            if (_heard.Find(each => wanted(each)) is { } known)
            {
                return Task.FromResult(known);
            }

            var found = new TaskCompletionSource<DeskAnnouncement>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, found));
            return found.Task;
        }
    }

    public async Task Heard(DeskBatch batch)
    {
        if (Fails is { } failure)
        {
            Failing.TrySetResult();
            await (FailsAfter ?? Task.CompletedTask);
            throw failure;
        }

        lock (_gate)
        {
            foreach (var announcement in batch.Announcements)
            {
                _heard.Add(announcement);
                foreach (var (wanted, found) in _waiting)
                {
                    if (wanted(announcement))
                    {
                        found.TrySetResult(announcement);
                    }
                }
            }
        }
    }
}
