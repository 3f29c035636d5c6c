namespace LiveView.Domain.Accountability;

/// <summary>What report is made. The names stand in the log: add, never rename.</summary>
public enum ReportKind
{
    /// <summary>Who watched a camera, for whoever may have been seen by it [inzageverslag voor een betrokkene].</summary>
    DataSubject,

    /// <summary>Everything for an audit [auditdossier].</summary>
    AuditPack,
}
