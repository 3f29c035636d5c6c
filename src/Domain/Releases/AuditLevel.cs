namespace LiveView.Domain.Releases;

/// <summary>How the log keeps what went through the gate.</summary>
public enum AuditLevel
{
    /// <summary>One line for each time.</summary>
    Entry,

    /// <summary>A line at the first and one at the last frame [meekijken].</summary>
    Viewing,

    /// <summary>A hand-over with its legal basis: it leaves the system for good [verstrekking].</summary>
    Disclosure,
}
