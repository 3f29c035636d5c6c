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
            "minimumSignIn", "keepDays", "preAlarmSeconds", "preAlarmLegalBasis", "burntInMark", "audio", "requestSeconds") is not { } fields)
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
        var (before, standing) = PreAlarm(fields.Optional("preAlarmSeconds"), fields.Optional("preAlarmLegalBasis"), recording == true && live == true);
        var mark = fields.Optional("burntInMark")?.Boolean() ?? false;
        var audio = fields.Optional("audio")?.Boolean() ?? false;
        var requests = fields.Optional("requestSeconds")?.Integer(30, 3600) ?? 0;
        return live is { } l && minutes is { } m && basis is not null
            ? new SourcePolicy(l, m, basis, hours, also, recording ?? false, passOn, second, signIn, keep, before, standing, mark, audio, requests)
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
            else if (action == GateAction.Audio)
            {
                item.Refuse("'audio' has a field of its own: say it with audio.");
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

    private static (int Seconds, string? LegalBasis) PreAlarm(Field? seconds, Field? legalBasis, bool mayBe)
    {
        var (before, basis) = (seconds?.Integer(0, SourcePolicy.MostPreAlarmSeconds) ?? 0, legalBasis?.Text(MaxLegalBasis));
        if (before > 0 && !mayBe)
        {
            seconds!.Value.Refuse("Nothing is kept of before an alarm that may not be recorded and released: set liveRelease and recording to true, or leave this out.");
        }
        else if (before > 0 && legalBasis is null)
        {
            seconds!.Value.Refuse("To keep pictures of before an alarm needs a ground of its own: name it in preAlarmLegalBasis, or leave this out.");
        }

        return (before, before > 0 ? basis : null);
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
