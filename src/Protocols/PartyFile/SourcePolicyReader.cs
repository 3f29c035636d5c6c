using System.Globalization;
using LiveView.Domain.Connections;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads what may be done with a connection's pictures.</summary>
internal static class SourcePolicyReader
{
    private const int MaxLegalBasis = 500;

    public static SourcePolicy? Read(Field? field)
    {
        if (field?.Object("liveRelease", "releaseMinutes", "legalBasis", "releaseHours") is not { } fields)
        {
            return null;
        }

        var live = fields.Required("liveRelease")?.Boolean();
        var minutes = fields.Required("releaseMinutes")?.Integer(1, 1440);
        var basis = fields.Required("legalBasis")?.Text(MaxLegalBasis);
        var hours = Hours(fields.Optional("releaseHours"));
        return live is { } l && minutes is { } m && basis is not null ? new SourcePolicy(l, m, basis, hours) : null;
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
