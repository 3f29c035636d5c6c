using System.Globalization;
using System.Text;

namespace LiveView.Domain.Evidence;

/// <summary>
/// What is signed: how far a log had come. Three lines, each with its line feed, after the checkpoint of C2SP tlog-checkpoint:
/// <c>liveview/&lt;installation&gt;/&lt;incident&gt;⏎&lt;lines&gt;⏎&lt;hash of the last line&gt;⏎</c>. The checkpoint of the tree over all incidents names no
/// incident, and has the number of leaves and the root.
/// </summary>
/// <param name="Origin">Which log of which installation.</param>
/// <param name="Size">Number of lines, or of leaves.</param>
/// <param name="Head">Hash of the last line, or the root: 32 bytes.</param>
public sealed record Checkpoint(string Origin, long Size, ReadOnlyMemory<byte> Head)
{
    /// <summary>The checkpoint of one stream of the log.</summary>
    /// <param name="installation">Identifier of the installation.</param>
    /// <param name="stream">The stream's key; of an incident only what follows <c>inc:</c> is named.</param>
    /// <param name="size">Number of lines.</param>
    /// <param name="head">Hash of the last line.</param>
    public static Checkpoint OfStream(string installation, string stream, long size, ReadOnlyMemory<byte> head) => new(
        $"liveview/{installation}/{(IncidentStream.Is(stream) ? IncidentStream.Name(stream) : stream)}",
        size, head);

    /// <summary>The checkpoint of the tree over all incidents.</summary>
    /// <param name="installation">Identifier of the installation.</param>
    /// <param name="size">Number of leaves.</param>
    /// <param name="root">The root.</param>
    public static Checkpoint OfTree(string installation, long size, ReadOnlyMemory<byte> root) => new($"liveview/{installation}", size, root);

    /// <summary>The bytes that are signed.</summary>
    public byte[] Text() => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToHexStringLower(Head.Span)}\n"));

    /// <summary>
    /// What enters the tree for a checkpoint: its text and a fourth line with the moment it was made, UTC. So the signed root says when, and
    /// two checkpoints of the same size prove that nothing was written between them.
    /// </summary>
    /// <param name="at">When it was made.</param>
    public byte[] LeafText(DateTimeOffset at) => [.. Text(), .. Encoding.ASCII.GetBytes($"{Moment(at)}\n")];

    /// <summary>A moment as leaves hold it: <c>2026-03-10T12:00:00.0000000Z</c>.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
