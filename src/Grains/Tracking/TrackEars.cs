using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Tracking;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Tracking;

/// <summary>The edges that follow one object: each hears everything in order, and none waits for another.</summary>
internal sealed class TrackEars(TrackedObjectId id, TimeProvider time, ILogger logger)
{
    /// <summary>An incident ends; what it said need not be remembered for ever.</summary>
    private const int MostMarks = 64;

    // Most objects are followed by nobody: what they do not need they do not hold.
    private Dictionary<string, TrackOutbox>? _edges;
    private Dictionary<IncidentId, long>? _rights;

    /// <summary>Incidents of which rights changed since this object was loaded.</summary>
    public RightsMark[] Rights { get; private set; } = [];

    public void Mark(IncidentId incident, long epoch)
    {
        _rights ??= [];
        if (_rights.Count >= MostMarks && !_rights.ContainsKey(incident))
        {
            _rights.Remove(_rights.Keys.First());
        }

        _rights[incident] = Math.Max(epoch, _rights.GetValueOrDefault(incident));
        Rights = [.. _rights.Select(each => new RightsMark(each.Key, each.Value))];
    }

    public void Renew(string edge, OrganisationId owner, ITrackObserver observer)
    {
        _edges ??= [];
        if (_edges.TryGetValue(edge, out var known) && !known.IsGone)
        {
            known.Renew();
        }
        else
        {
            _edges[edge] = new TrackOutbox(edge, id, owner, observer, time, logger);
        }
    }

    public void Remove(string edge) => _edges?.Remove(edge);

    public void Tell(IReadOnlyList<TrackEvent> events)
    {
        if (_edges is null)
        {
            return;
        }

        foreach (var gone in _edges.Where(each => each.Value.IsGone).Select(each => each.Key).ToArray())
        {
            _edges.Remove(gone);
        }

        foreach (var outbox in _edges.Values)
        {
            outbox.Post(events, Rights);
        }

        _edges = _edges.Count == 0 ? null : _edges;
    }

    /// <summary>It went to another party.</summary>
    public void End()
    {
        foreach (var outbox in _edges?.Values ?? Enumerable.Empty<TrackOutbox>())
        {
            outbox.End();
        }

        _edges = null;
    }
}
