using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Desks;

/// <summary>Stored state of a desk: what it needs to find the rest in the log.</summary>
internal sealed class DeskState
{
    /// <summary>Position up to which every line was heard.</summary>
    public long Position { get; set; }

    /// <summary>Incidents that had not ended by then.</summary>
    public HashSet<IncidentId> Open { get; set; } = [];
}
