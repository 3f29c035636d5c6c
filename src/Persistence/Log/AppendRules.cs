using System.Text;
using LiveView.Domain.Evidence;

namespace LiveView.Persistence.Log;

/// <summary>
/// What an append must look like. Checked before it joins a batch: one bad append must not fail the others that share its transaction.
/// </summary>
internal static class AppendRules
{
    private const int LongestName = 200;

    public static void Check(string stream, long expectedVersion, IReadOnlyList<LineToLog> lines)
    {
        CheckName(stream, "stream key");
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0)
        {
            throw new ArgumentException($"An append to stream '{stream}' needs at least one line.", nameof(lines));
        }

        foreach (var line in lines)
        {
            CheckName(line.Type, "event type");
            if (line.Body.IsEmpty || line.Body.Span.IndexOfAny((byte)'\n', (byte)'\r') >= 0)
            {
                throw new ArgumentException($"Event '{line.Type}' must have a body of one line.", nameof(lines));
            }

            // A text to which the line does not commit could be replaced afterwards, and nobody would see it.
            if (line.Values.Any(value => !value.Holds || line.Body.Span.IndexOf(Encoding.ASCII.GetBytes(value.Commitment)) < 0))
            {
                throw new ArgumentException($"Event '{line.Type}' does not commit to its texts.", nameof(lines));
            }
        }
    }

    private static void CheckName(string name, string what)
    {
        if (name is not { Length: > 0 and <= LongestName } || !name.All(c => c is > ' ' and <= '~' and not '"' and not '\\'))
        {
            throw new ArgumentException(
                $"'{name}' is not a {what}: use 1 to {LongestName} printable ASCII characters without space, quote and backslash.", nameof(name));
        }
    }
}
