using System.Globalization;
using System.Text;
using System.Xml;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Evidence.Bundle;

/// <summary>A way as GPX 1.1 (Topografix): what every map program reads.</summary>
public static class TrackGpx
{
    /// <summary>Where nothing is known for longer than this, no line is drawn.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromMinutes(5);

    private const string Namespace = "http://www.topografix.com/GPX/1/1";

    private static readonly XmlWriterSettings s_settings = new()
    {
        // It would name the encoding of text in memory.
        OmitXmlDeclaration = true,
        Indent = true,
        NewLineChars = "\n",
    };

    /// <summary>The bytes of a way.</summary>
    public static byte[] Write(BundleTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(text, s_settings))
        {
            xml.WriteStartElement("gpx", Namespace);
            xml.WriteAttributeString("version", "1.1");
            xml.WriteAttributeString("creator", "Live View");
            xml.WriteStartElement("trk", Namespace);
            xml.WriteElementString("name", Namespace, string.Concat(track.Name.Where(XmlConvert.IsXmlChar)));
            Segments(xml, track.Believed);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }

    private static void Segments(XmlWriter xml, IReadOnlyList<TrackFix> fixes)
    {
        for (var i = 0; i < fixes.Count; i++)
        {
            if (i == 0 || fixes[i].Time - fixes[i - 1].Time > Gap)
            {
                xml.WriteStartElement("trkseg", Namespace);
            }

            Point(xml, fixes[i]);
            if (i == fixes.Count - 1 || fixes[i + 1].Time - fixes[i].Time > Gap)
            {
                xml.WriteEndElement();
            }
        }
    }

    private static void Point(XmlWriter xml, TrackFix fix)
    {
        xml.WriteStartElement("trkpt", Namespace);
        xml.WriteAttributeString("lat", Degrees(fix.Position.Latitude));
        xml.WriteAttributeString("lon", Degrees(fix.Position.Longitude));
        if (fix.Altitude is { } altitude)
        {
            xml.WriteElementString("ele", Namespace, altitude.ToString("0.0##", CultureInfo.InvariantCulture));
        }

        xml.WriteElementString("time", Namespace, fix.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static string Degrees(double degrees) => degrees.ToString("0.0########", CultureInfo.InvariantCulture);
}
