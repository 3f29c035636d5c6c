using System.Text;
using System.Text.Unicode;

namespace LiveView.Protocols.Dc09;

/// <summary>
/// Reads the free text of a panel. The standard says Windows-1252; many panels send UTF-8, which is taken when the bytes are valid UTF-8.
/// Control characters become U+FFFD, so that no text of a panel can disturb a log, a screen or a database.
/// </summary>
internal static class Dc09Text
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = (Utf8.IsValid(bytes) ? Encoding.UTF8 : Windows1252).GetString(bytes);
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                return Cleaned(text);
            }
        }

        return text;
    }

    private static string Cleaned(string text) => string.Create(text.Length, text, static (cleaned, original) =>
    {
        for (var i = 0; i < cleaned.Length; i++)
        {
            cleaned[i] = char.IsControl(original[i]) ? '\uFFFD' : original[i];
        }
    });
}
