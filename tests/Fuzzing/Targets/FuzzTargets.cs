namespace LiveView.Fuzzing.Targets;

/// <summary>Every parser that faces outside.</summary>
public static class FuzzTargets
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
        [.. PanelTargets.All, .. PositionTargets.All, .. FileTargets.All, .. CameraTargets.All, .. PictureTargets.All, .. RequestTargets.All];
}
