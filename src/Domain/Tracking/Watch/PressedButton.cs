namespace LiveView.Domain.Tracking.Watch;

/// <summary>A duress button that was pressed, for as long as its episode lasts.</summary>
/// <param name="HeardAt">When the last press was heard, UTC.</param>
/// <param name="IsReleased">Whether the object spoke without duress since: then the next word of duress is a press of its own.</param>
public sealed record PressedButton(DateTimeOffset HeardAt, bool IsReleased);
