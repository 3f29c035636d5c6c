using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Api.Accountability;

/// <summary>The words of files that leave the console: Dutch or English.</summary>
internal abstract class ReportWords
{
    private static readonly ReportWords s_dutch = new DutchReportWords();
    private static readonly ReportWords s_english = new EnglishReportWords();

    public static IReadOnlyList<ReportWords> Both { get; } = [s_dutch, s_english];

    /// <summary>English when asked for, else Dutch.</summary>
    public static ReportWords In(string? language) => language == "en" ? s_english : s_dutch;

    public abstract string Language { get; }

    public abstract string ViewingsFile { get; }

    public abstract string DisclosuresFile { get; }

    public abstract IReadOnlyList<string> ViewingColumns { get; }

    public abstract IReadOnlyList<string> DisclosureColumns { get; }

    /// <summary>What stands for the legal basis where the sharing party watched its own camera.</summary>
    public abstract string OwnCamera { get; }

    /// <summary>What a clip is called among what was handed over.</summary>
    public abstract string Clip { get; }

    /// <summary>What an export of an incident's log is called there.</summary>
    public abstract string Export { get; }

    /// <summary>What the bundle holds, as text.</summary>
    public abstract string PackReadMe { get; }

    public abstract string Role(PersonRole? role);

    /// <summary>How somebody looked: live, or at what was recorded.</summary>
    public abstract string Action(GateAction action);

    /// <summary>What a release allows.</summary>
    public abstract string Capability(GateAction action);

    /// <summary>What was handed over.</summary>
    public string Given(DisclosureView row) => row switch
    {
        { Capabilities: { } capabilities } => string.Join(" + ", capabilities.Select(Capability)),
        { Clip: not null } => Clip,
        _ => Export,
    };

    /// <summary>How a viewing or release ended; a code without words of its own stands as it is.</summary>
    public abstract string Ending(string? code);
}
