using LiveView.Domain.Accountability;
using LiveView.Domain.Decisions;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Grains.Abstractions.Accountability;

/// <summary>
/// What one organisation has to account for: a sharing party for its cameras, a receiving party for its people. Its key names the
/// organisation, and it answers nobody else. No answer holds a picture.
/// </summary>
[Alias("liveview.audit"), KeyedByOrganisation]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>What reports can be made of; null when the organisation neither shares nor receives.</summary>
    [Alias("context"), Requires(Permission.ReadEvidence), ResponseTimeout("00:02:00")]
    Task<AuditContext?> Context();

    /// <summary>Who watched.</summary>
    [Alias("viewings"), Requires(Permission.ReadEvidence), ResponseTimeout("00:02:00")]
    Task<AuditPage<ViewingRecord>> Viewings(AuditQuestion question);

    /// <summary>What was released.</summary>
    [Alias("disclosures"), Requires(Permission.ReadEvidence), ResponseTimeout("00:02:00")]
    Task<AuditPage<DisclosureRecord>> Disclosures(AuditQuestion question);

    /// <summary>Refusals, exports, erasures, changes of accounts and settings.</summary>
    [Alias("entries"), Requires(Permission.ReadEvidence), ResponseTimeout("00:02:00")]
    Task<AuditPage<AuditEntry>> Entries(AuditQuestion question);

    /// <summary>Of those, releases of photos and floor plans and looks at them.</summary>
    [Alias("material"), Requires(Permission.ReadEvidence), ResponseTimeout("00:02:00")]
    Task<AuditPage<AuditEntry>> Material(AuditQuestion question);

    /// <summary>Where the logs end in which any of this stands.</summary>
    [Alias("heads"), Requires(Permission.ReadEvidence), ResponseTimeout("00:02:00")]
    Task<AuditPage<StreamEnd>> Heads(AuditQuestion question);

    /// <summary>Writes down that a report is made, before it is.</summary>
    /// <returns>Why it is not made, or null.</returns>
    [Alias("record-report"), Requires(Permission.ReadEvidence)]
    Task<Refusal?> RecordReport(Order<ReportOrder> order);
}
