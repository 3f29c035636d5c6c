using System.Globalization;
using LiveView.Domain.Incidents;

namespace LiveView.Protocols.ContactId;

/// <summary>What the three-digit event codes of Contact ID (ANSI/SIA DC-05) are about.</summary>
public static class ContactIdCodes
{
    /// <summary>The kind of a code; <see cref="AlarmKind.Other"/> for a code that stands in no range below.</summary>
    /// <param name="code">Three digits.</param>
    public static AlarmKind KindOf(string code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? KindOf(number) : AlarmKind.Other;

    private static AlarmKind KindOf(int code) => code switch
    {
        >= 100 and <= 102 => AlarmKind.Medical,
        >= 110 and <= 118 => AlarmKind.Fire,
        120 or 123 => AlarmKind.Panic,
        121 or 122 or 124 or 125 => AlarmKind.HoldUp,
        137 or 144 or 145 or 383 => AlarmKind.Tamper,
        >= 130 and <= 139 => AlarmKind.Burglary,
        151 => AlarmKind.Gas,
        >= 300 and <= 374 or >= 380 and <= 389 => AlarmKind.Technical,
        >= 600 and <= 609 => AlarmKind.Test,
        _ => AlarmKind.Other,
    };
}
