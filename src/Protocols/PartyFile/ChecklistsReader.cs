using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Checks;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads what an organisation does at an alarm: lists of texts by kind of alarm.</summary>
internal static class ChecklistsReader
{
    private static readonly string[] s_kinds = [.. CamelCaseNames<AlarmKind>.All.Keys];

    /// <summary>The lists; null where there is none.</summary>
    public static IReadOnlyList<Checklist>? Read(Field? field)
    {
        if (field?.Object(s_kinds) is not { } fields)
        {
            return null;
        }

        var lists = new List<Checklist>();
        foreach (var (name, kind) in CamelCaseNames<AlarmKind>.All.OrderBy(each => each.Value))
        {
            if (fields.Optional(name) is { } given && ReadOne(given) is { Length: > 0 } items)
            {
                lists.Add(new Checklist(kind, items));
            }
        }

        return lists.Count > 0 ? lists : null;
    }

    private static string[]? ReadOne(Field list)
    {
        var items = list.Items().ToArray();
        if (items.Length > Checklist.MostItems)
        {
            list.Refuse($"{items.Length} items: nobody does more than {Checklist.MostItems} while somebody waits. Keep the most important.");
            return null;
        }

        return [.. items.Select(item => item.Text(Checklist.LongestItem)).OfType<string>()];
    }
}
