using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Pointing;

namespace LiveView.Grains.Abstractions.Pointing;

/// <summary>Who points in one incident: all of them, so that of two the newer holds and what was lost is not missed.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Run">Names the run of whoever tells: versions start anew with each.</param>
/// <param name="Version">Rises with every change of a run.</param>
/// <param name="Pointers">The pointers.</param>
[GenerateSerializer, Immutable, Alias("liveview.pointers-told")]
public sealed record PointersTold(
    [property: Id(0)] IncidentId Incident, [property: Id(1)] Guid Run, [property: Id(2)] long Version, [property: Id(3)] MapPointer[] Pointers);
