namespace LiveView.Domain.Evidence;

/// <summary>What stands where a text was erased. Nobody can write it: a text holds no U+0000. Screens show it in their own language.</summary>
public static class ErasedText
{
    /// <summary>The mark.</summary>
    public const string Mark = "\0erased";

    /// <summary>Whether a text was erased.</summary>
    public static bool Is(string? text) => text == Mark;

    /// <summary>The mark in place of a text; nothing in place of nothing.</summary>
    public static string? InPlaceOf(string? text) => text is null ? null : Mark;
}
