using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Machines;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Machines;

/// <summary>The edges that asked what a machine may do a moment ago, and go by the answer.</summary>
internal sealed class MachineEars(TimeProvider time, ILogger logger)
{
    /// <summary>An edge that did not ask for this long goes by nothing any more.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    /// <summary>Whoever takes something away does not wait longer for an edge: what that one knows is old by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (IMachineObserver Observer, long At)> _edges = [];

    public void Renew(string edge, IMachineObserver observer) => _edges[edge] = (observer, time.GetTimestamp());

    /// <summary>Completes when each of them knows, or had its time.</summary>
    public Task TellAsync(OrganisationId organisation)
    {
        foreach (var gone in _edges.Where(each => time.GetElapsedTime(each.Value.At) > Lifetime).Select(each => each.Key).ToArray())
        {
            _edges.Remove(gone);
        }

        return Task.WhenAll(_edges.Select(each => TellAsync(each.Key, each.Value.Observer, organisation)));
    }

    private async Task TellAsync(string edge, IMachineObserver observer, OrganisationId organisation)
    {
        try
        {
            await observer.Changed(organisation).WaitAsync(Patience, time);
        }
        catch (Exception e)
        {
            MachineLog.EdgeNotTold(logger, e, edge);
        }
    }
}
