using System.Text.Json;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.OwnTracks;

/// <summary>
/// Reads the JSON of OwnTracks (owntracks.org/booklet/tech/json), over HTTP and MQTT alike: one message, or a list of them. Kinds without
/// a position of the device come to nothing, and so does an empty body. Pure; never throws, whatever the bytes are.
/// </summary>
public static class OwnTracksReader
{
    /// <summary>Longest text that is looked at, bytes.</summary>
    public const int MostLength = 256 * 1024;

    private const int MostMessages = 1000;

    /// <summary>The body of every answer over HTTP: a list of messages for the app, of which we have none.</summary>
    public static ReadOnlySpan<byte> Answer => "[]"u8;

    /// <summary>Reads one body or payload.</summary>
    /// <param name="utf8">It, UTF-8; empty is a message, too.</param>
    /// <param name="topic">The MQTT topic it came on, or <c>user/device</c> of the HTTP headers; null for neither. Goes before what the message says.</param>
    public static PositionParse Read(ReadOnlyMemory<byte> utf8, string? topic) =>
        utf8.Length > MostLength ? new PositionParse.Unreadable($"The message is longer than {MostLength} bytes.")
        : JsonBody.WithoutMark(utf8).Span.Trim(" \t\r\n\0"u8).IsEmpty ? PositionParse.Read.Nothing
        : JsonBody.Read<PositionParse>(utf8, root => ReadAll(root, topic), text => new PositionParse.Unreadable(text));

    private static PositionParse ReadAll(JsonElement root, string? topic)
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            return ReadOne(root, topic);
        }

        if (root.GetArrayLength() > MostMessages)
        {
            return new PositionParse.Unreadable($"The list holds more than {MostMessages} messages.");
        }

        var reports = new List<PositionReport>();
        foreach (var message in root.EnumerateArray())
        {
            switch (ReadOne(message, topic))
            {
                case PositionParse.Read read:
                    reports.AddRange(read.Reports);
                    break;
                case PositionParse.Unreadable unreadable:
                    return unreadable;
                default:
                    break;
            }
        }

        return new PositionParse.Read(reports);
    }

    private static PositionParse ReadOne(JsonElement message, string? topic)
    {
        switch (message.Text("_type"u8))
        {
            case "location" or "transition":
                break;
            case "encrypted":
                return new PositionParse.Unreadable("The message is encrypted, which is not read here: remove the encryption key in the app and use TLS.");
            case null:
                return new PositionParse.Unreadable("This is not a message of OwnTracks: '_type' is missing.");
            default:
                return PositionParse.Read.Nothing;
        }

        var name = Plausible.Device(Base(topic)) ?? Plausible.Device(Base(message.Text("topic"u8))) ?? Plausible.Device(message.Text("tid"u8));
        if (name is null)
        {
            return new PositionParse.Unreadable("Neither 'topic' nor 'tid' names the device in 1 to 64 characters: set user and device in the app.");
        }

        if ((message.Time("tst"u8) ?? message.Time("created_at"u8)) is not { } fixTime)
        {
            return new PositionParse.Unreadable("'tst' is missing or no Unix time.");
        }

        return new PositionParse.Read([new PositionReport(name, fixTime, Plausible.Position(message.Number("lat"u8), message.Number("lon"u8)))
        {
            DeviceTime = message.Time("created_at"u8) ?? message.Time("sent"u8),
            Speed = Plausible.Speed(message.Number("vel"u8) * Plausible.KilometrePerHour),
            Heading = Plausible.Heading(message.Number("cog"u8)),
            Altitude = Plausible.Altitude(message.Number("alt"u8)),
            Accuracy = Plausible.Accuracy(message.Number("acc"u8)),
            Satellites = Plausible.Satellites(message.Number("sat"u8)),
            Ignition = message.Truth("ign"u8) ?? message.Text("t"u8) switch { "i" => true, "I" => false, _ => null },
            HasPower = HasPower(message),
            Battery = Plausible.Battery(message.Number("batt"u8)),
            Alarm = message.Text("t"u8) switch { "e" => TrackerAlarm.PowerCut, "!" => TrackerAlarm.Tow, _ => null },
        }]);
    }

    // bs: 0 unknown, 1 unplugged, 2 charging, 3 full.
    private static bool? HasPower(JsonElement message) => message.Text("t"u8) switch
    {
        "e" => false,
        "E" => true,
        _ => message.Number("bs"u8) switch { 1 => false, 2 or 3 => true, _ => null },
    };

    /// <summary><c>owntracks/user/device</c> of <c>owntracks/user/device/event</c>.</summary>
    private static string? Base(string? topic)
    {
        if (topic is null)
        {
            return null;
        }

        var parts = 0;
        for (var i = 0; i < topic.Length; i++)
        {
            if (i > 0 && topic[i] == '/' && ++parts == 3)
            {
                return topic[..i];
            }
        }

        return topic;
    }
}
