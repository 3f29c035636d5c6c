using System.Collections.Immutable;

namespace LiveView.Domain.Incidents.Checks;

internal static class CheckEvolution
{
    public static ImmutableList<CheckMark> With(this ImmutableList<CheckMark> checks, IncidentEvent.CheckMarked marked, DateTimeOffset at)
    {
        var others = checks.RemoveAll(each => each.Kind == marked.Kind && each.Number == marked.Number);
        return marked.Done ? others.Add(new CheckMark(marked.Kind, marked.Number, IsDone: true, marked.By, at)) : others;
    }

    public static ImmutableList<CheckMark> With(this ImmutableList<CheckMark> checks, IncidentEvent.ChecksSkipped skipped, DateTimeOffset at) =>
        checks.AddRange(skipped.Numbers.Select(number => new CheckMark(skipped.Kind, number, IsDone: false, skipped.By, at)));
}
