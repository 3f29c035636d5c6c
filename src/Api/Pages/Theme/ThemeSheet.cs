using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveView.Api.Pages.Theme;

/// <summary>
/// An organisation's own values for the console's colours, read from a style sheet that holds nothing else: no rule, address or size of
/// another's making ever reaches a page.
/// </summary>
internal sealed partial class ThemeSheet
{
    /// <summary>Names of the colours that a theme may set, as in <c>app/styles/tokens.css</c>.</summary>
    public static readonly IReadOnlySet<string> Colours = new HashSet<string>(StringComparer.Ordinal)
    {
        "ground", "surface", "surface-raised", "surface-pressed", "field", "line", "line-strong", "ink", "ink-quiet", "primary", "primary-ink",
        "focus", "p1", "p1-ink", "p1-ground", "p2", "p3", "alert", "alert-ground", "good", "map-water", "map-land", "map-line", "map-view",
    };

    private readonly List<string> _dark = [];
    private readonly List<string> _light = [];

    private ThemeSheet()
    {
    }

    /// <summary>Reads <c>:root</c> for the dark console and <c>:root[data-theme="light"]</c> for the light one, each with lines like <c>--primary: #154273;</c>.</summary>
    /// <exception cref="ThemeException">It holds something else.</exception>
    public static ThemeSheet Read(string text)
    {
        var sheet = new ThemeSheet();
        var rest = Comment().Replace(text, "").Trim();
        while (rest.Length > 0)
        {
            if (Block().Match(rest) is not { Success: true } block)
            {
                throw new ThemeException($"A theme holds only blocks ':root {{ … }}' and ':root[data-theme=\"light\"] {{ … }}', not '{Shortened(rest)}'.");
            }

            var colours = block.Groups["light"].Success ? sheet._light : sheet._dark;
            foreach (var line in block.Groups["body"].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                colours.Add(Colour(line));
            }

            rest = rest[block.Length..].TrimStart();
        }

        return sheet;
    }

    /// <summary>The style sheet that pages get after the product's own colours.</summary>
    /// <param name="logo">Address of the logo on this server; null for none.</param>
    public string ToCss(string? logo)
    {
        var css = new StringBuilder();
        Append(css, ":root", logo is null ? _dark : [.. _dark, $"--logo: url(\"{logo}\")", "--logo-room: 2.25rem"]);
        Append(css, ":root[data-theme=\"light\"]", _light);
        if (_light.Count > 0)
        {
            css.Append("@media (prefers-color-scheme: light) {\n");
            Append(css, ":root:not([data-theme])", _light);
            css.Append("}\n");
        }

        return css.ToString();
    }

    private static void Append(StringBuilder css, string selector, List<string> lines)
    {
        if (lines.Count > 0)
        {
            css.Append(CultureInfo.InvariantCulture, $"{selector} {{ {string.Join("; ", lines)}; }}\n");
        }
    }

    private static string Colour(string line)
    {
        if (Line().Match(line) is not { Success: true } colour)
        {
            throw new ThemeException($"A theme gives colours as '--primary: #154273;', not '{Shortened(line)}'.");
        }

        var name = colour.Groups["name"].Value;
        return Colours.Contains(name)
            ? $"--{name}: {colour.Groups["value"].Value}"
            : throw new ThemeException($"A theme has no colour '--{Shortened(name)}'; there are: {string.Join(", ", Colours)}.");
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\A:root(?<light>\[data-theme=""light""\])?\s*\{(?<body>[^{}]*)\}")]
    private static partial Regex Block();

    // Opaque: how well text stands out on a colour that lets others through cannot be told.
    [GeneratedRegex(@"\A--(?<name>[a-z0-9-]+)\s*:\s*(?<value>#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}))\z")]
    private static partial Regex Line();
}
