using LiveView.Domain.Decisions;

namespace LiveView.Domain.Material;

/// <summary>What a title of material may be.</summary>
public static class MaterialTitle
{
    /// <summary>Greatest length, characters.</summary>
    public const int Longest = 120;

    /// <summary>Why a text is no title, or null.</summary>
    public static Refusal? Refusal(string? text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => new Refusal("no-text", "Say in a few words what it shows."),
        { Length: > Longest } => new Refusal("text-too-long", $"The title has more than {Longest} characters: shorten it."),
        _ when text.Any(char.IsControl) => new Refusal("bad-text", "The title holds a control character: leave it out."),
        _ => null,
    };
}
