using System.Text;

namespace LiveView.Domain.Incidents.Pointing;

/// <summary>The first letters of a person's name: enough to tell colleagues apart for those who know them, and no name for others.</summary>
public static class NameInitials
{
    /// <summary>Most letters.</summary>
    public const int Most = 3;

    private const string Nobody = "?";

    /// <summary>The initials: "Sanne de Boer" gives "SB". Of many names the first two and the last; "?" where there is no letter.</summary>
    /// <param name="name">The name as its organisation wrote it.</param>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Rune[] letters = [.. name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(First).OfType<Rune>()];
        // What stands between names, as "van der", is written small.
        Rune[] capitals = [.. letters.Where(Rune.IsUpper)];
        var chosen = capitals.Length > 0 ? capitals : letters;
        return chosen.Length == 0
            ? Nobody
            : string.Concat((chosen.Length > Most ? [.. chosen[..(Most - 1)], chosen[^1]] : chosen).Select(Rune.ToUpperInvariant));
    }

    private static Rune? First(string word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                return rune;
            }
        }

        return null;
    }
}
