using System.Globalization;
using System.Text;

namespace LiveView.Media.Clips.Marking;

/// <summary>What a mark in the pictures of a clip says, beside the time.</summary>
/// <param name="Organisation">Name of the organisation that takes the clip, as people wrote it.</param>
/// <param name="Incident">Number of the incident.</param>
/// <param name="Reference">Under which the log tells of this disclosure.</param>
public sealed record ClipMark(string Organisation, string Incident, string Reference)
{
    /// <summary>Most signs on a line: as many as fit across the picture.</summary>
    public const int MostSigns = 72;

    /// <summary>
    /// The lines of the mark, ours first. A name stays on the one line that is its own, whatever stands in it: signs that would break the line,
    /// turn it around or pile up on it are left out, and what is too long is cut.
    /// </summary>
    public string Text() => $"{OnOneLine(Incident)}\n{OnOneLine(Reference)}\n{OnOneLine(Organisation)}";

    private static string OnOneLine(string said)
    {
        var line = new StringBuilder();
        var (signs, onSign) = (0, false);
        foreach (var rune in said.EnumerateRunes())
        {
            var isSpace = Rune.IsWhiteSpace(rune);
            if ((isSpace && (line.Length == 0 || line[^1] == ' ')) || (!isSpace && !IsShown(rune)))
            {
                continue;
            }

            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;
            if (isMark && onSign)
            {
                continue;
            }

            onSign = isMark;
            if (++signs > MostSigns)
            {
                line.Append('…');
                break;
            }

            line.Append(isSpace ? " " : rune.ToString());
        }

        return line.ToString().TrimEnd();
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.EnclosingMark
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
