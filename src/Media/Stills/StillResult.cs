namespace LiveView.Media.Stills;

/// <summary>A still picture, or why there is none.</summary>
/// <param name="Still">The picture, or null.</param>
/// <param name="Fault">Why there is none, or null.</param>
public sealed record StillResult(Still? Still, StillFault? Fault)
{
    internal static StillResult Not(StillFault fault) => new(null, fault);
}
