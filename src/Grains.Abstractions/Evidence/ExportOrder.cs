using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Evidence;

/// <summary>An evidence bundle is wanted.</summary>
/// <param name="By">Who makes it.</param>
/// <param name="Recipient">For whom.</param>
/// <param name="Reason">Why.</param>
/// <param name="LegalBasis">On what legal basis.</param>
[GenerateSerializer, Immutable, Alias("liveview.export-order")]
public sealed record ExportOrder(
    [property: Id(0)] Actor By, [property: Id(1)] string Recipient, [property: Id(2)] string Reason, [property: Id(3)] string LegalBasis) : IByActor;
