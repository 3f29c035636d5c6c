using System.Text;
using LiveView.Domain.Evidence;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Evidence;

/// <summary>A chain of lines as a log would hold it.</summary>
internal static class Chain
{
    public static List<LoggedLine> Of(params string[] bodies) => Continue([], bodies);

    /// <summary>Adds lines that follow from the last, as whoever can write to the log can.</summary>
    public static List<LoggedLine> Continue(List<LoggedLine> lines, params string[] bodies)
    {
        foreach (var body in bodies)
        {
            var previous = lines.Count == 0 ? LogChain.Genesis : lines[^1].Hash;
            var at = Story.Start.AddSeconds(lines.Count);
            var line = new LineToLog("note-written", at, Encoding.UTF8.GetBytes(body));
            var written = LogChain.Write(lines.Count + 1, previous.Span, line);
            lines.Add(new LoggedLine("inc:x", lines.Count + 1, lines.Count + 1, line.Type, at, line.Body, written, LogChain.Hash(written)));
        }

        return lines;
    }

    public static LoggedLine Rewritten(LoggedLine line, string body, ReadOnlyMemory<byte> previous)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var written = LogChain.Write(line.Version, previous.Span, new LineToLog(line.Type, line.At, bytes));
        return line with { Body = bytes, Line = written, Hash = LogChain.Hash(written) };
    }
}
