using System.Text.Json;
using System.Text.RegularExpressions;
using LiveView.Architecture.Tests.House;
using LiveView.Domain.Releases;

namespace LiveView.Architecture.Tests.Console;

/// <summary>The console's promises to the browser's content security policy and to people who read another language.</summary>
public partial class ConsoleTests
{
    private const string Root = "src/Api/wwwroot/";

    [Fact]
    public void No_module_makes_markup_or_code_of_text() => Breaks(
        Modules(), TextToCode(), "Text is never markup or code, but:");

    [Fact]
    public void No_page_or_module_sets_style_inline() => Breaks(
        Modules().Concat(Pages()), InlineStyle(), "Style stands in style sheets, but:");

    [Fact]
    public void No_page_runs_script_inline() => Breaks(Pages(), InlineScript(), "Script stands in modules, but:");

    [Fact]
    public void Nothing_is_fetched_from_elsewhere() => Breaks(
        Pages().Concat(Modules()).Concat(Repository.Files().Where(path => path.StartsWith(Root, StringComparison.Ordinal) && path.EndsWith(".css", StringComparison.Ordinal))),
        Elsewhere(), "A control room has no other internet, but:");

    [Fact]
    public void Both_catalogues_have_the_same_keys() => Assert.Equal(Catalogue("nl").Keys.Order(), Catalogue("en").Keys.Order());

    [Fact]
    public void Both_languages_have_the_same_catalogues_with_the_same_keys_in_each() => Assert.Equal(KeysByCatalogue("nl"), KeysByCatalogue("en"));

    [Fact]
    public void No_text_is_empty_and_both_languages_fill_in_the_same() => Rule.Nobody(
        from nl in Catalogue("nl")
        where !nl.Key.EndsWith(".one", StringComparison.Ordinal)
        let en = Catalogue("en").GetValueOrDefault(nl.Key, "")
        where nl.Value.Length == 0 || en.Length == 0 || !Slots(nl.Value).SequenceEqual(Slots(en))
        select nl.Key,
        "The catalogues differ in what they fill in at:");

    [Fact]
    public void Every_event_in_the_shared_log_has_words()
    {
        var nl = Catalogue("nl");
        string[] codes =
        [
            "raised", "alarm-attached", "acknowledged", "verified", "dismissed", "forwarded", "released", "release-pending", "release-confirmed",
            "withdrawn", "expired", "seen", "accepted", "left", "noted", "closed", "access-denied", "unwatched-escalated", "material-added", "object-added",
            "clip-given", "snapshot-taken", "exported", "invited", "invitation-granted", "invitation-refused", "invitation-ended",
        ];
        Rule.Nobody(codes.Where(code => !nl.ContainsKey($"log.{code}")), "The screen has no words for:");
    }

    [Fact]
    public void Every_denial_of_the_gate_has_words_in_both_languages() => Rule.Nobody(
        from reason in Enum.GetValues<DenyReason>()
        let code = DenyCode.Of(reason)
        where !Catalogue("nl").ContainsKey($"ended.{code}") || !Catalogue("en").ContainsKey($"ended.{code}")
            || Catalogue("nl").GetValueOrDefault($"problem.{code}") != DenyCode.Dutch(reason)
            || Catalogue("en").GetValueOrDefault($"problem.{code}") != DenyCode.Text(reason)
        select code,
        "The catalogues do not say what the gate says:");

    private static readonly JsonSerializerOptions s_oneTextPerKey = new() { AllowDuplicateProperties = false };

    private static IEnumerable<string> Modules() =>
        Repository.Files().Where(path => path.StartsWith(Root + "app/", StringComparison.Ordinal) && path.EndsWith(".js", StringComparison.Ordinal));

    private static IEnumerable<string> Pages() =>
        Repository.Files().Where(path => path.StartsWith(Root, StringComparison.Ordinal) && path.EndsWith(".html", StringComparison.Ordinal));

    /// <summary>All texts of a language: a screen fetches only the files that it says something of, so no key may stand in two.</summary>
    private static Dictionary<string, string> Catalogue(string language) =>
        Catalogues(language).SelectMany(path => JsonSerializer.Deserialize<Dictionary<string, string>>(Repository.Read(path), s_oneTextPerKey)!).ToDictionary();

    private static IEnumerable<string> Catalogues(string language) => Repository.Files().Where(path =>
        path.StartsWith(Root + "i18n/", StringComparison.Ordinal)
        && (path.EndsWith($"/{language}.json", StringComparison.Ordinal) || path.EndsWith($".{language}.json", StringComparison.Ordinal)));

    private static SortedDictionary<string, string> KeysByCatalogue(string language) => new(
        Catalogues(language).ToDictionary(
            path => path.Replace($"{language}.json", "", StringComparison.Ordinal),
            path => string.Join(' ', JsonSerializer.Deserialize<Dictionary<string, string>>(Repository.Read(path), s_oneTextPerKey)!.Keys.Order())),
        StringComparer.Ordinal);

    private static IEnumerable<string> Slots(string text) => Slot().Matches(text).Select(match => match.Value).Distinct().Order();

    private static void Breaks(IEnumerable<string> files, Regex pattern, string rule)
    {
        var read = files.ToArray();
        Assert.NotEmpty(read);
        Rule.Nobody(read.SelectMany(path => pattern.Matches(Repository.Read(path)).Select(match => $"{path}: {match.Value}")), rule);
    }

    [GeneratedRegex(@"\b(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|document\.write|eval\s*\(|new Function\b)")]
    private static partial Regex TextToCode();

    [GeneratedRegex(@"\sstyle\s*=|<style\b|setAttribute\(\s*['""]style")]
    private static partial Regex InlineStyle();

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)|\son[a-z]+\s*=|javascript:")]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"(?:src|href|from|import|url|fetch)\s*[=(]?\s*['""(]+(?:https?:)?//[^'"")]+")]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Slot();
}
