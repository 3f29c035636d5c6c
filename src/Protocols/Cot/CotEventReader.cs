using System.Globalization;
using System.Xml;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.Cot;

/// <summary>Reads the element <c>event</c> on which a reader stands.</summary>
internal static class CotEventReader
{
    private const int MaxText = 4096;
    private const int MostEntries = 64;

    // 9999999.0 in XML; 999999 is what the text of the protobuf form says.
    private const double Unknown = 999_999;

    public static CotParse Read(XmlReader reader)
    {
        var uid = reader.GetAttribute("uid");
        var type = reader.GetAttribute("type");
        if (string.IsNullOrWhiteSpace(uid) || string.IsNullOrWhiteSpace(type))
        {
            return new CotParse.Unreadable("The event has no 'uid' or no 'type'.");
        }

        var start = Moment.Read(reader.GetAttribute("start"));
        if ((Moment.Read(reader.GetAttribute("time")) ?? start) is not { } time)
        {
            return new CotParse.Unreadable("The event's 'time' is no moment: send ISO 8601 in UTC.");
        }

        var how = Cut(reader.GetAttribute("how") ?? "");
        var stale = Moment.Read(reader.GetAttribute("stale")) ?? time;
        var read = new CotEvent(Cut(uid), Cut(type), how, time, start ?? time, stale, new CotPoint(null, null, null, null))
        {
            Access = Text(reader, "access"),
            Caveat = Text(reader, "caveat"),
            ReleasableTo = Text(reader, "releaseableTo") ?? Text(reader, "releasableTo"),
        };
        return ReadInside(reader, read);
    }

    private static CotParse ReadInside(XmlReader reader, CotEvent read)
    {
        var hasPoint = false;
        var inDetail = false;
        var ended = reader.IsEmptyElement;
        var inRemarks = false;
        while (!ended && reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.EndElement:
                    ended = reader.Depth == 0;
                    inDetail &= reader.Depth > 1;
                    inRemarks &= reader.Depth > 2;
                    break;
                case XmlNodeType.Element when reader.Depth == 1 && reader.LocalName == "point":
                    if (Point(reader) is not { } point)
                    {
                        return new CotParse.Unreadable("The event's 'point' has no numbers as 'lat' and 'lon'.");
                    }

                    read = read with { Point = point };
                    hasPoint = true;
                    break;
                case XmlNodeType.Element when reader.Depth == 1:
                    inDetail = reader.LocalName == "detail" && !reader.IsEmptyElement;
                    break;
                case XmlNodeType.Element when inDetail:
                    inRemarks = reader.Depth == 2 && reader.LocalName == "remarks" && !reader.IsEmptyElement;
                    read = Detail(reader, read);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when inRemarks:
                    read = read with { Remarks = Cut(read.Remarks + reader.Value) };
                    break;
                default:
                    break;
            }
        }

        return hasPoint ? new CotParse.Understood(read) : new CotParse.Unreadable("The event has no 'point'.");
    }

    private static CotEvent Detail(XmlReader reader, CotEvent read)
    {
        if (reader.Depth != 2)
        {
            return read;
        }

        switch (reader.LocalName)
        {
            case "contact":
                return read with { Callsign = Text(reader, "callsign") };
            case "track":
                return read with { Speed = Plausible.Speed(Number(reader, "speed")), Course = Plausible.Heading(Number(reader, "course")) };
            case "status":
                return read with { Battery = Plausible.Battery(Number(reader, "battery")) };
            case "__video" when read.Videos.Length < MostEntries && Address(reader, "url") is { } video:
                return read with { Videos = read.Videos.Add(new CotVideo(Text(reader, "uid") ?? "", video, "")) };
            case "link" when read.Links.Length < MostEntries && Text(reader, "uid") is { } uid:
                return read with
                {
                    Links = read.Links.Add(new CotLink(
                        uid, Text(reader, "type") ?? "", Text(reader, "relation") ?? "", Address(reader, "url"), Text(reader, "remarks"))),
                };
            default:
                return read;
        }
    }

    private static CotPoint? Point(XmlReader reader)
    {
        if (Number(reader, "lat") is not { } latitude || Number(reader, "lon") is not { } longitude)
        {
            return null;
        }

        var position = Plausible.Position(latitude, longitude);
        return new CotPoint(position, position is null ? null : Plausible.Altitude(Number(reader, "hae")), Error(reader, "ce"), Error(reader, "le"));
    }

    private static double? Error(XmlReader reader, string name) => Number(reader, name) is > 0 and < Unknown and var metres ? metres : null;

    private static double? Number(XmlReader reader, string name) =>
        double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(XmlReader reader, string name) => reader.GetAttribute(name) is { Length: > 0 } text ? Cut(text) : null;

    private static Uri? Address(XmlReader reader, string name) => Uri.TryCreate(Text(reader, name), UriKind.Absolute, out var address) ? address : null;

    private static string Cut(string text) => text.Length > MaxText ? text[..MaxText] : text;
}
