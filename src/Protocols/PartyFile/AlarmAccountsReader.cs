using LiveView.Domain.Connections;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads alarm accounts, each of which may stand in the file once.</summary>
internal sealed class AlarmAccountsReader
{
    private readonly Dictionary<AlarmAccount, int> _lines = [];

    public IReadOnlyList<AlarmAccount> Read(Field? list)
    {
        var accounts = new List<AlarmAccount>();
        foreach (var item in list?.Items() ?? [])
        {
            if (item.Object("account", "receiver", "line") is { } fields && ReadOne(fields) is { } account)
            {
                if (_lines.TryAdd(account, item.Node.Line))
                {
                    accounts.Add(account);
                }
                else
                {
                    item.Refuse($"Alarm account {account} stands on line {_lines[account]} too: a panel belongs to one connection.");
                }
            }
        }

        return accounts;
    }

    private static AlarmAccount? ReadOne(Fields fields)
    {
        var account = Hexadecimal(fields.Required("account"), 3, 16);
        var receiver = fields.Optional("receiver") is { } r ? Hexadecimal(r, 1, 6) : "0";
        var line = fields.Optional("line") is { } l ? Hexadecimal(l, 1, 6) : "0";
        return account is null || receiver is null || line is null ? null : new AlarmAccount(account, receiver, line);
    }

    private static string? Hexadecimal(Field? field, int min, int max)
    {
        if (field is not { } given || given.Text() is not { } text)
        {
            return null;
        }

        if (text.Length >= min && text.Length <= max && text.All(char.IsAsciiHexDigit))
        {
            return text;
        }

        given.Refuse($"'{Field.Shown(text)}' is not {min} to {max} hexadecimal digits (0-9, A-F).");
        return null;
    }
}
