using LiveView.Domain.Decisions;
using LiveView.Domain.Rights;
using LiveView.Domain.Tracking.Watch;

namespace LiveView.Grains.Tracking;

/// <summary>A change of what is listened for in an object.</summary>
/// <param name="Refusal">Why it is not made; null when it is.</param>
/// <param name="Kind">As what it is written down; null when nothing changes.</param>
/// <param name="Details">What is written down with it.</param>
/// <param name="Apply">Makes it.</param>
internal sealed record WatchChange(
    Refusal? Refusal, RightsChangeKind? Kind, IReadOnlyDictionary<string, string> Details, Func<ObjectWatch, ObjectWatch> Apply)
{
    public static WatchChange Refused(Refusal refusal) => new(refusal, null, new Dictionary<string, string>(), watch => watch);

    public static WatchChange Nothing { get; } = new(null, null, new Dictionary<string, string>(), watch => watch);
}
