using System.Text.RegularExpressions;

namespace LiveView.Protocols.PartyFile;

/// <summary>A film in the nodes' directory of films, which stands in for a camera in an exercise.</summary>
internal static partial class FilmAddress
{
    public static Uri? Read(Field given, string text)
    {
        if (Form().IsMatch(text))
        {
            return new Uri(text);
        }

        given.Refuse(
            "This is not the name of a film: write file:///name.mp4, the directory of films being the root, in letters, digits, '.', '-', '_' and '/', no part "
            + "beginning with a dot.");
        return null;
    }

    [GeneratedRegex(@"\Afile:///[A-Za-z0-9_\-][A-Za-z0-9._\-]{0,99}(/[A-Za-z0-9_\-][A-Za-z0-9._\-]{0,99}){0,4}\z")]
    private static partial Regex Form();
}
