namespace LiveView.Media.Rtsp;

/// <summary>What a camera answered to one request (RFC 2326, 7).</summary>
/// <param name="Status">200 to 599.</param>
/// <param name="Head">Status line and headers, without line ends.</param>
/// <param name="Body">The body; empty when there is none.</param>
internal sealed record RtspAnswer(int Status, IReadOnlyList<string> Head, byte[] Body)
{
    /// <summary>The number of the request that it answers; null when it does not say.</summary>
    public int? Sequence => int.TryParse(Header("CSeq"), System.Globalization.NumberStyles.None, null, out var sequence) ? sequence : null;

    /// <summary>The first header of that name, without spaces around it; null when there is none.</summary>
    public string? Header(string name) => Headers(name).FirstOrDefault();

    /// <summary>All headers of that name.</summary>
    public IEnumerable<string> Headers(string name)
    {
        foreach (var line in Head.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.AsSpan(0, colon).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                yield return line[(colon + 1)..].Trim();
            }
        }
    }
}
