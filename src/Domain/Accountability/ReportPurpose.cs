namespace LiveView.Domain.Accountability;

/// <summary>
/// Why somebody has a report made: a closed set, so that the log keeps the reason for ever without anybody's name in it. The names stand
/// in the log: add, never rename.
/// </summary>
public enum ReportPurpose
{
    /// <summary>Somebody asks who saw them (GDPR art. 15, LED art. 14) [verzoek om inzage].</summary>
    DataSubjectRequest,

    /// <summary>The owner of the site asks who watched its cameras [verzoek van de ondernemer].</summary>
    OwnerRequest,

    /// <summary>The yearly audit of police data (Wpg art. 33) or an internal audit [audit].</summary>
    Audit,

    /// <summary>A complaint or an internal inquiry [klacht of intern onderzoek].</summary>
    Complaint,

    /// <summary>A supervisory authority or a judge asks [toezichthouder of rechter].</summary>
    Authority,
}
