using System.Globalization;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Rights;
using LiveView.Domain.Tracking.Watch;
using LiveView.Domain.Tracking.Watch.Fences;

namespace LiveView.Grains.Tracking;

/// <summary>Changes of what is listened for in an object, as they are written down.</summary>
internal static class WatchChanges
{
    public static WatchChange Set(ObjectWatch watch, WatchWindow window, DateTimeOffset now) => WatchRules.Refusal(watch, window, now) is { } refusal
        ? WatchChange.Refused(refusal)
        : new WatchChange(null, RightsChangeKind.WatchSet, Details(
            ("watch", window.Id.Value), ("from", window.From.ToString("O", CultureInfo.InvariantCulture)),
            ("until", window.Until.ToString("O", CultureInfo.InvariantCulture)), ("authority", window.Authority), ("basis", window.LegalBasis)),
            each => WatchRules.Set(each, window, now));

    public static WatchChange End(ObjectWatch watch, WatchId id, DateTimeOffset now) => watch.Without(now).Windows.Exists(each => each.Id == id)
        ? new WatchChange(null, RightsChangeKind.WatchEnded, Details(("watch", id.Value)), each => WatchRules.End(each, id, now))
        : WatchChange.Nothing;

    public static WatchChange Set(ObjectWatch watch, Fence fence) => FenceChecks.Refusal(watch, fence) is { } refusal
        ? WatchChange.Refused(refusal)
        : new WatchChange(null, RightsChangeKind.FenceSet, Details(
            ("fence", fence.Id.Value), ("kind", $"{fence.Kind}"), ("alarm", $"{fence.Alarm}"),
            ("points", fence.Points.Count.ToString(CultureInfo.InvariantCulture))),
            each => each with { Fences = each.Fences.Add(new WatchedFence(fence)) });

    public static WatchChange Remove(ObjectWatch watch, FenceId id) => watch.Fences.Exists(each => each.Fence.Id == id)
        ? new WatchChange(null, RightsChangeKind.FenceRemoved, Details(("fence", id.Value)), each => each with
        {
            Fences = each.Fences.RemoveAll(one => one.Fence.Id == id),
        })
        : WatchChange.Nothing;

    private static SortedDictionary<string, string> Details(params (string Name, string Value)[] details) =>
        new(details.ToDictionary(each => each.Name, each => each.Value), StringComparer.Ordinal);
}
