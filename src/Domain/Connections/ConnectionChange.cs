namespace LiveView.Domain.Connections;

/// <summary>What a new state of a connection changes about who may see what, in words for the log: never an address or a user name.</summary>
public static class ConnectionChange
{
    /// <summary>The changes as names and values; empty when nothing that touches rights is different.</summary>
    /// <param name="before">The connection as it was; null when it is new.</param>
    /// <param name="after">The connection as it becomes.</param>
    public static IReadOnlyDictionary<string, string> Between(Site? before, Site after)
    {
        var changes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Note(changes, "sharing-party", before?.SharingParty.Value, after.SharingParty.Value);
        Note(changes, "policy", before is null ? null : Text(before.Policy), Text(after.Policy));
        var (known, now) = (before?.Cameras ?? [], after.Cameras);
        NoteList(changes, "cameras-added", now.ExceptBy(known.Select(each => each.Id), each => each.Id).Select(each => each.Id.Value));
        NoteList(changes, "cameras-removed", known.ExceptBy(now.Select(each => each.Id), each => each.Id).Select(each => each.Id.Value));
        NoteList(changes, "cameras-changed", now.IntersectBy(known.Select(each => each.Id), each => each.Id).Except(known).Select(each => each.Id.Value));
        var (accounts, accountsNow) = (before?.AlarmAccounts ?? [], after.AlarmAccounts);
        NoteList(changes, "accounts-added", accountsNow.Except(accounts).Select(each => each.ToString()));
        NoteList(changes, "accounts-removed", accounts.Except(accountsNow).Select(each => each.ToString()));
        return changes;
    }

    private static void Note(SortedDictionary<string, string> changes, string name, string? before, string after)
    {
        if (before == after)
        {
            return;
        }

        changes[name] = after;
        if (before is not null)
        {
            changes[$"{name}-before"] = before;
        }
    }

    private static void NoteList(SortedDictionary<string, string> changes, string name, IEnumerable<string> values)
    {
        var text = string.Join(' ', values.Order(StringComparer.Ordinal));
        if (text.Length > 0)
        {
            changes[name] = text;
        }
    }

    /// <summary>The whole policy, whatever it comes to hold, in the words of the party file.</summary>
    private static string Text(SourcePolicy policy) => System.Text.Json.JsonSerializer.Serialize(policy, Evidence.LogJson.Options);
}
