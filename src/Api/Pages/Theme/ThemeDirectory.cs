using System.Text;

namespace LiveView.Api.Pages.Theme;

/// <summary>Reads the directory with an organisation's colours and logo, once, at the start.</summary>
internal static class ThemeDirectory
{
    /// <summary>Greatest length of the style sheet, bytes.</summary>
    public const int LongestSheet = 16 * 1024;

    /// <summary>Greatest length of the logo, bytes.</summary>
    public const int LongestLogo = 256 * 1024;

    private static readonly string[] s_logos = ["logo.svg", "logo.png"];

    /// <summary>What the console serves beside its own files, by path.</summary>
    /// <exception cref="ThemeException">There is no such directory, nothing in it, or something that cannot be used.</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new ThemeException($"Console:Theme names the directory '{directory}', which is not there: make it, or leave the key out.");
        }

        var logo = s_logos.FirstOrDefault(name => File.Exists(Path.Combine(directory, name)));
        var sheet = Path.Combine(directory, "theme.css");
        if (logo is null && !File.Exists(sheet))
        {
            throw new ThemeException($"Console:Theme names '{directory}', which holds neither theme.css nor logo.svg nor logo.png.");
        }

        var colours = File.Exists(sheet) ? Encoding.UTF8.GetString(Bounded(sheet, LongestSheet)) : "";
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (logo is not null)
        {
            files[$"/app/theme/{logo}"] = Bounded(Path.Combine(directory, logo), LongestLogo);
        }

        files["/app/theme/theme.css"] = Encoding.UTF8.GetBytes(ThemeSheet.Read(colours).ToCss(logo is null ? null : $"/app/theme/{logo}"));
        return files;
    }

    private static byte[] Bounded(string path, int most) => new FileInfo(path).Length <= most
        ? File.ReadAllBytes(path)
        : throw new ThemeException($"'{path}' is larger than {most / 1024} KiB: a theme's file may not be.");
}
