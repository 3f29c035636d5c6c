using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>A command and who gives it.</summary>
/// <param name="By">Who gives it; filled in by the edge from the session, never by the browser.</param>
/// <param name="Command">The command.</param>
[GenerateSerializer, Immutable, Alias("liveview.order`1")]
public sealed record Order<TCommand>([property: Id(0)] Actor By, [property: Id(1)] TCommand Command) : IByActor;
