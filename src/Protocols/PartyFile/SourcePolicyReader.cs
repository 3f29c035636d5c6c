using System.Globalization;
using LiveView.Domain.Connections;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads what may be done with a connection's pictures.</summary>
internal static class SourcePolicyReader
{
    private const int MaxLegalBasis = 500;

    public static SourcePolicy? Read(Field? field)
    {
        if (field?.Object(
            "liveRelease", "releaseMinutes", "legalBasis", "releaseHours", "alsoRelease", "recording", "passOn", "secondPerson",
            "minimumSignIn", "keepDays") is not { } fields)
        {
            return null;
        }

        var live = fields.Required("liveRelease")?.Boolean();
        var minutes = fields.Required("releaseMinutes")?.Integer(1, 1440);
        var basis = fields.Required("legalBasis")?.Text(MaxLegalBasis);
        var hours = Hours(fields.Optional("releaseHours"));
        var recording = fields.Optional("recording") is { } said ? said.Boolean() : false;
        var also = AlsoRelease(fields.Optional("alsoRelease"), recording);
        var passOn = fields.Optional("passOn")?.Boolean() ?? false;
        var second = fields.Optional("secondPerson")?.Boolean() ?? false;
        var signIn = fields.Optional("minimumSignIn")?.OneOf<SignInStrength>() ?? SignInStrength.TwoFactors;
        var keep = fields.Optional("keepDays")?.Integer(1, 3650) ?? 0;
        return live is { } l && minutes is { } m && basis is not null
            ? new SourcePolicy(l, m, basis, hours, also, recording ?? false, passOn, second, signIn, keep)
            : null;
    }

    private static CapabilitySet? AlsoRelease(Field? field, bool? recording)
    {
        if (field is not { } given)
        {
            return null;
        }

        var actions = new HashSet<GateAction>();
        foreach (var item in given.Items())
        {
            if (item.OneOf<GateAction>() is not { } action)
            {
                continue;
            }

            if (action == GateAction.Live)
            {
                item.Refuse("'live' has a field of its own: say it with liveRelease.");
            }
            else if (recording == false && action is GateAction.Replay or GateAction.Clip)
            {
                item.Refuse("Nothing can be looked back at that is not recorded: set recording to true, or leave this out.");
            }
            else if (!actions.Add(action))
            {
                item.Refuse("This stands here twice: keep one.");
            }
        }

        return actions.Count > 0 ? CapabilitySet.Of([.. actions]) : null;
    }

    private static HoursOfDay? Hours(Field? field)
    {
        if (field?.Object("from", "to") is not { } fields)
        {
            return null;
        }

        var from = Time(fields.Required("from"));
        var to = Time(fields.Required("to"));
        return from is { } f && to is { } t ? new HoursOfDay(f, t) : null;
    }

    private static TimeOnly? Time(Field? field)
    {
        if (field is not { } given || given.Text() is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        given.Refuse($"'{Field.Shown(text)}' is not a time of day: write HH:mm, from 00:00 to 23:59.");
        return null;
    }
}
