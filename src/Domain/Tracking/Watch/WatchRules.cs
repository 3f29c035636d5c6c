using System.Globalization;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Tracking.Watch;

/// <summary>The rules of standing watches: named authority, legal basis, and an end that comes by itself.</summary>
public static class WatchRules
{
    /// <summary>Greatest number of standing watches over one object that are not over.</summary>
    public const int Most = 16;

    /// <summary>Greatest length of an authority or a legal basis, in characters.</summary>
    public const int MostText = 200;

    /// <summary>Longest time one runs: 31 days. Whoever watches longer has it decided again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>How long before it begins it may be set: 366 days.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(366);

    /// <summary>Why a standing watch may not be set, or null.</summary>
    /// <param name="watch">What stands.</param>
    /// <param name="window">The watch.</param>
    /// <param name="now">Now, UTC.</param>
    public static Refusal? Refusal(ObjectWatch watch, WatchWindow window, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentNullException.ThrowIfNull(window);
        return Text(window.Authority, "bad-authority", "authority") ?? Text(window.LegalBasis, "bad-legal-basis", "legal basis")
            ?? (window.Until <= window.From || window.Until <= now
                ? new Refusal("bad-window", "The watch would end before it begins, or is over already: choose a later end.")
                : window.Until - window.From > Longest
                ? new Refusal("bad-window", string.Create(CultureInfo.InvariantCulture, $"A watch runs {Longest.TotalDays} days at most: choose an earlier end, and set another when it is decided again."))
                : window.From - now > Ahead
                ? new Refusal("bad-window", string.Create(CultureInfo.InvariantCulture, $"A watch begins within {Ahead.TotalDays} days: choose an earlier beginning."))
                : watch.Without(now).Windows.Count >= Most
                ? new Refusal("too-many-watches", $"{Most} watches over this object run or are to come: end one first.")
                : null);
    }

    /// <summary>With one more standing watch, and without those that are over.</summary>
    public static ObjectWatch Set(ObjectWatch watch, WatchWindow window, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(watch);
        var rest = watch.Without(now);
        return rest with { Windows = rest.Windows.Add(window) };
    }

    /// <summary>Without a standing watch that was ended, and without those that are over.</summary>
    public static ObjectWatch End(ObjectWatch watch, WatchId id, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(watch);
        var rest = watch.Without(now);
        return rest with { Windows = rest.Windows.RemoveAll(each => each.Id == id) };
    }

    /// <summary>The standing watches that are not over at a moment: they ended by themselves.</summary>
    public static ObjectWatch Without(this ObjectWatch watch, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(watch);
        return watch.Windows.Exists(each => each.Until <= now) ? watch with { Windows = watch.Windows.RemoveAll(each => each.Until <= now) } : watch;
    }

    private static Refusal? Text(string text, string code, string what) =>
        string.IsNullOrWhiteSpace(text) || text.Length > MostText || text.Any(char.IsControl)
            ? new Refusal(code, $"Name the {what} in 1 to {MostText} characters on one line.")
            : null;
}
