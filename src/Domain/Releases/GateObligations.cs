namespace LiveView.Domain.Releases;

/// <summary>What whoever lets something through must do with it.</summary>
/// <param name="OverlayMark">Show over the picture who looks and for which organisation.</param>
/// <param name="Audit">How it is written in the log.</param>
/// <param name="PicturesFrom">Nothing that was recorded before this moment, UTC, may leave; null where there is no such bound. Of a tracked
/// object where it is now is no recording.</param>
/// <param name="ShowsTrail">Of a tracked object: whether where it was may be seen as well, as far back as that.</param>
/// <param name="BurntInMark">The pictures may leave only with a mark in them that says who took them, for what and when.</param>
public readonly record struct GateObligations(
    bool OverlayMark, AuditLevel Audit, DateTimeOffset? PicturesFrom = null, bool ShowsTrail = false, bool BurntInMark = false)
{
    /// <summary>What goes with an action, whoever does it.</summary>
    public static GateObligations Of(GateAction action) => action switch
    {
        GateAction.Live or GateAction.Replay => new(true, AuditLevel.Viewing),
        GateAction.Snapshot or GateAction.Plan or GateAction.Photo => new(true, AuditLevel.Entry),
        GateAction.Clip => new(true, AuditLevel.Disclosure),
        GateAction.Audio => new(false, AuditLevel.Viewing),
        GateAction.Track => new(false, AuditLevel.Viewing),
        GateAction.ControlRequest => new(false, AuditLevel.Entry),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without obligations."),
    };
}
