using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;

namespace LiveView.Grains.Abstractions.Tracking;

/// <summary>Events of one object, in order.</summary>
/// <param name="Object">The object.</param>
/// <param name="Events">The events; numbers that are missing before them can be asked for.</param>
/// <param name="Rights">Incidents of which the object knows that rights changed: nothing of this leaves under older ones.</param>
/// <param name="IsOver">Whether the object went to another party: nothing more is told.</param>
/// <param name="Owner">Whose object it is: whoever follows it as another's hears nothing of this.</param>
[GenerateSerializer, Immutable, Alias("liveview.track-batch")]
public sealed record TrackBatch(
    [property: Id(0)] TrackedObjectId Object, [property: Id(1)] TrackEvent[] Events, [property: Id(2)] RightsMark[] Rights,
    [property: Id(3)] bool IsOver = false, [property: Id(4)] OrganisationId Owner = default);

/// <summary>From which epoch of an incident's rights on something may leave.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Epoch">The epoch.</param>
[GenerateSerializer, Immutable, Alias("liveview.rights-mark")]
public sealed record RightsMark([property: Id(0)] IncidentId Incident, [property: Id(1)] long Epoch);
