namespace LiveView.Protocols.PartyFile;

/// <summary>Finds the word somebody most likely meant.</summary>
internal static class Nearest
{
    private const int MaxLength = 64;
    private const int MaxCandidates = 1000;

    /// <summary>A question to end a message with, such as <c> Did you mean 'name'?</c>, or nothing when no known word is near.</summary>
    public static string Suggestion(string word, IEnumerable<string> known)
    {
        if (word.Length > MaxLength)
        {
            return "";
        }

        var best = known
            .Take(MaxCandidates)
            .Where(candidate => candidate.Length <= MaxLength)
            .Select(candidate => (Word: candidate, Distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault((Word: "", Distance: int.MaxValue));
        return best.Distance <= Math.Max(2, word.Length / 3) && best.Distance < word.Length ? $" Did you mean '{best.Word}'?" : "";
    }

    // Levenshtein: the fewest letters to insert, remove or replace.
    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[MaxLength + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
