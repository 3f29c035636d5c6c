namespace LiveView.Domain.Releases;

/// <summary>What whoever lets something through must do with it.</summary>
/// <param name="OverlayMark">Show over the picture who looks and for which organisation.</param>
/// <param name="Audit">How it is written in the log.</param>
/// <param name="PicturesFrom">Nothing that was recorded before this moment, UTC, may leave; null where there is no such bound.</param>
public readonly record struct GateObligations(bool OverlayMark, AuditLevel Audit, DateTimeOffset? PicturesFrom = null)
{
    /// <summary>What goes with an action, whoever does it.</summary>
    public static GateObligations Of(GateAction action) => action switch
    {
        GateAction.Live or GateAction.Replay => new(true, AuditLevel.Viewing),
        GateAction.Snapshot or GateAction.Plan or GateAction.Photo => new(true, AuditLevel.Entry),
        GateAction.Clip => new(true, AuditLevel.Disclosure),
        GateAction.Track => new(false, AuditLevel.Viewing),
        GateAction.ControlRequest => new(false, AuditLevel.Entry),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without obligations."),
    };
}
