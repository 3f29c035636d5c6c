namespace LiveView.Domain.Incidents.Checks;

/// <summary>What an alarm centre does at an alarm of one kind before it judges it [actielijst]: in its own words, in its own order.</summary>
/// <param name="Kind">The kind of alarm.</param>
/// <param name="Items">What is done, 1 to <see cref="MostItems"/>; numbered from 1.</param>
public sealed record Checklist(AlarmKind Kind, IReadOnlyList<string> Items)
{
    /// <summary>Greatest number of items on one list.</summary>
    public const int MostItems = 12;

    /// <summary>Greatest length of an item, in characters.</summary>
    public const int LongestItem = 160;
}
