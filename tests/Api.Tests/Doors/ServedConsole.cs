using System.IO.Compression;
using System.Text.RegularExpressions;

namespace LiveView.Api.Tests.Doors;

/// <summary>The console's files as they are served, and which of them fetches which.</summary>
internal static partial class ServedConsole
{
    private static readonly string s_root = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Addresses of the pages.</summary>
    public static IEnumerable<string> Pages() => Files("*.html", SearchOption.TopDirectoryOnly);

    /// <summary>Addresses of the scripts of our own.</summary>
    public static IEnumerable<string> Scripts() => Files("*.js", SearchOption.AllDirectories).Where(path => path.StartsWith("/app/", StringComparison.Ordinal));

    public static string Text(string path) => File.ReadAllText(s_root + path);

    /// <summary>What a page links, or what a script imports before it runs.</summary>
    public static IEnumerable<string> Needs(string path) => path.EndsWith(".html", StringComparison.Ordinal)
        ? Link().Matches(Text(path)).Select(link => link.Groups[1].Value)
        : From(path, Import());

    /// <summary>What a script may import once it runs.</summary>
    public static IEnumerable<string> MayNeed(string path) => From(path, LateImport());

    /// <summary>These and all that follows from them.</summary>
    public static HashSet<string> Closure(IEnumerable<string> from, Func<string, IEnumerable<string>> next)
    {
        var (found, open) = (new HashSet<string>(), new Stack<string>(from));
        while (open.TryPop(out var path))
        {
            if (found.Add(path) && !path.EndsWith(".css", StringComparison.Ordinal) && !path.StartsWith("/lib/", StringComparison.Ordinal))
            {
                foreach (var more in next(path))
                {
                    open.Push(more);
                }
            }
        }

        return found;
    }

    /// <summary>Bytes with Brotli (RFC 7932), each file alone.</summary>
    public static long Weight(IEnumerable<string> paths) => paths.Sum(path =>
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(File.ReadAllBytes(s_root + path));
        }

        return compressed.Length;
    });

    private static IEnumerable<string> From(string path, Regex pattern) =>
        pattern.Matches(Text(path)).Select(import => new Uri(new Uri("http://console" + path), import.Groups[1].Value).AbsolutePath);

    private static IEnumerable<string> Files(string pattern, SearchOption where) =>
        Directory.EnumerateFiles(s_root, pattern, where).Select(file => "/" + Path.GetRelativePath(s_root, file));

    [GeneratedRegex(@"(?:src|href)=""(/[^""]+\.(?:js|css))""")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:from|import)""([^""]+\.m?js)""")]
    private static partial Regex Import();

    [GeneratedRegex(@"\bimport\(""([^""]+\.js)""\)")]
    private static partial Regex LateImport();
}
