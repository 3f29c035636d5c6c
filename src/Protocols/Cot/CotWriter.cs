using System.Globalization;
using System.Text;
using System.Xml;

namespace LiveView.Protocols.Cot;

/// <summary>Writes events for ATAK, WinTAK, iTAK and TAK servers: XML in UTF-8 without a declaration, as they stream it.</summary>
public static class CotWriter
{
    private const string Unknown = "9999999.0";

    private static readonly XmlWriterSettings s_settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        CheckCharacters = true,
    };

    /// <summary>The bytes of an event.</summary>
    /// <param name="written">It. Characters that XML cannot hold are left out.</param>
    public static byte[] Write(CotEvent written)
    {
        ArgumentNullException.ThrowIfNull(written);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, s_settings))
        {
            xml.WriteStartElement("event");
            Attribute(xml, "version", "2.0");
            Attribute(xml, "uid", written.Uid);
            Attribute(xml, "type", written.Type);
            Attribute(xml, "how", written.How);
            Attribute(xml, "time", Time(written.Time));
            Attribute(xml, "start", Time(written.Start));
            Attribute(xml, "stale", Time(written.Stale));
            Optional(xml, "access", written.Access);
            Optional(xml, "caveat", written.Caveat);
            Optional(xml, "releaseableTo", written.ReleasableTo);
            Point(xml, written.Point);
            Detail(xml, written);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Point(XmlWriter xml, CotPoint point)
    {
        xml.WriteStartElement("point");
        Attribute(xml, "lat", Number(point.Position?.Latitude ?? 0));
        Attribute(xml, "lon", Number(point.Position?.Longitude ?? 0));
        Attribute(xml, "hae", NumberOrUnknown(point.Height));
        Attribute(xml, "ce", NumberOrUnknown(point.CircularError));
        Attribute(xml, "le", NumberOrUnknown(point.LinearError));
        xml.WriteEndElement();
    }

    private static void Detail(XmlWriter xml, CotEvent written)
    {
        xml.WriteStartElement("detail");
        if (written.Callsign is not null)
        {
            xml.WriteStartElement("contact");
            Attribute(xml, "callsign", written.Callsign);
            xml.WriteEndElement();
        }

        if (written.Speed is not null || written.Course is not null)
        {
            xml.WriteStartElement("track");
            Optional(xml, "course", written.Course is { } course ? Number(course) : null);
            Optional(xml, "speed", written.Speed is { } speed ? Number(speed) : null);
            xml.WriteEndElement();
        }

        if (written.Battery is { } battery)
        {
            xml.WriteStartElement("status");
            Attribute(xml, "battery", Math.Round(battery).ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        foreach (var link in written.Links)
        {
            xml.WriteStartElement("link");
            Attribute(xml, "uid", link.Uid);
            Attribute(xml, "type", link.Type);
            Attribute(xml, "relation", link.Relation);
            Optional(xml, "url", link.Address?.AbsoluteUri);
            Optional(xml, "remarks", link.Remarks);
            xml.WriteEndElement();
        }

        foreach (var video in written.Videos)
        {
            Video(xml, video);
        }

        if (written.IsForced)
        {
            xml.WriteStartElement("__forcedelete");
            xml.WriteEndElement();
        }

        if (written.Remarks is not null)
        {
            xml.WriteElementString("remarks", Clean(written.Remarks));
        }

        xml.WriteEndElement();
    }

    private static void Video(XmlWriter xml, CotVideo video)
    {
        xml.WriteStartElement("__video");
        Attribute(xml, "uid", video.Uid);
        Attribute(xml, "url", video.Address.AbsoluteUri);
        if (video.Address is { IsAbsoluteUri: true, IsFile: false })
        {
            xml.WriteStartElement("ConnectionEntry");
            Attribute(xml, "uid", video.Uid);
            Attribute(xml, "alias", video.Alias);
            Attribute(xml, "protocol", video.Address.Scheme);
            Attribute(xml, "address", video.Address.Host);
            Attribute(xml, "port", video.Address.Port.ToString(CultureInfo.InvariantCulture));
            Attribute(xml, "path", video.Address.PathAndQuery);
            Attribute(xml, "roverPort", "-1");
            Attribute(xml, "rtspReliable", "1");
            Attribute(xml, "ignoreEmbeddedKLV", "false");
            Attribute(xml, "networkTimeout", "12000");
            Attribute(xml, "bufferTime", "-1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Optional(XmlWriter xml, string name, string? value)
    {
        if (value is not null)
        {
            Attribute(xml, name, value);
        }
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Clean(value));

    private static string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string NumberOrUnknown(double? number) => number is { } known && double.IsFinite(known) ? Number(known) : Unknown;

    private static string Number(double number) => number.ToString("0.0######", CultureInfo.InvariantCulture);

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[i + 1]);
                i++;
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }
}
