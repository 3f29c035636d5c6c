using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Evidence;

/// <summary>The proof of one incident, for those who take part in it.</summary>
[Alias("liveview.evidence")]
public interface IEvidenceGrain : IGrainWithStringKey
{
    /// <summary>The incident's signed checkpoints, for a party that takes part, also when it is over; else null.</summary>
    [Requires(Permission.ReadIncidents), Alias("checkpoints")]
    Task<IncidentCheckpoints?> Checkpoints(OrganisationId reader);

    /// <summary>Keeps another party's signature under a checkpoint, when it holds.</summary>
    [Requires(Permission.ReadEvidence), Alias("cosign")]
    Task<Refusal?> Cosign(CosignOrder order);

    /// <summary>Makes an evidence bundle, and writes that down in the incident's log before it leaves.</summary>
    [Requires(Permission.ReadEvidence), Alias("export")]
    Task<ExportResult> Export(ExportOrder order);
}
