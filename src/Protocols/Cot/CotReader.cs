using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace LiveView.Protocols.Cot;

/// <summary>
/// Reads one event of Cursor on Target as XML (protocol version 0 of TAK). Document types, entities and anything outside the text are
/// refused. Never throws, whatever the bytes are.
/// </summary>
public static class CotReader
{
    /// <summary>Longest event, bytes.</summary>
    public const int MaxLength = 64 * 1024;

    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxLength,
        MaxCharactersFromEntities = 0,
        // The name and password of a TAK client may stand before its event.
        ConformanceLevel = ConformanceLevel.Fragment,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Reads the bytes of one event, as <see cref="CotStreamReader" /> cuts them.</summary>
    /// <param name="xml">They, UTF-8.</param>
    public static CotParse Read(ReadOnlySpan<byte> xml)
    {
        if (xml.Length > MaxLength)
        {
            return new CotParse.Unreadable($"The event is longer than {MaxLength} bytes.");
        }

        if (xml.StartsWith("\uFEFF"u8))
        {
            xml = xml[3..];
        }

        if (!Utf8.IsValid(xml))
        {
            return new CotParse.Unreadable("The event is not valid UTF-8: send it as UTF-8.");
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(xml).TrimStart()), s_settings);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Depth == 0 && reader.LocalName == "event")
                {
                    return CotEventReader.Read(reader);
                }
            }

            return new CotParse.Unreadable("There is no element 'event'.");
        }
        catch (XmlException e)
        {
            return new CotParse.Unreadable($"This is not XML, or it has a document type, near line {e.LineNumber}, column {e.LinePosition}.");
        }
    }
}
