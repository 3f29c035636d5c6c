namespace LiveView.Protocols.Jurisdiction.Borders;

/// <summary>Which control room answers for which region: lines <c>regioncode;controlroom</c>, the first one that header.</summary>
public static class RoomTable
{
    private const string Header = "regioncode;controlroom";

    /// <summary>Most regions, and greatest size of the text in characters.</summary>
    private const int MostLines = 1_001, MostCharacters = 256 * 1024;

    /// <summary>The control room of each region's code.</summary>
    /// <exception cref="FormatException">A line is not right; the message names it and says what to do.</exception>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
        {
            throw new FormatException($"The table of control rooms is longer than {MostCharacters / 1024} kB.");
        }

        Dictionary<string, string> rooms = new(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            if (++number > MostLines)
            {
                throw Wrong(number, "it is one too many");
            }

            if (number == 1)
            {
                if (!line.Trim().Equals(Header, StringComparison.OrdinalIgnoreCase))
                {
                    throw Wrong(1, $"the header must be '{Header}'");
                }

                continue;
            }

            if (line.IsWhiteSpace())
            {
                continue;
            }

            if (line.ToString().Split(';', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } code, { Length: > 0 } room])
            {
                throw Wrong(number, "it is not a region's code and a control room with ';' between them");
            }

            if (!rooms.TryAdd(code, room))
            {
                throw Wrong(number, $"region '{code}' stands there twice: keep one");
            }
        }

        return rooms;
    }

    private static FormatException Wrong(int line, string what) => new($"Line {line} of the table of control rooms: {what}.");
}
