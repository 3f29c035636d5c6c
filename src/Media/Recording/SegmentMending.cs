using System.Buffers;
using LiveView.Media.Recording.Segments;

namespace LiveView.Media.Recording;

/// <summary>Closes a segment whose writer is gone: what is no whole record is cut off, and the index is written.</summary>
internal static class SegmentMending
{
    public static void Close(string path, ReadOnlySpan<byte> incidentKey, SegmentIndex index, int start)
    {
        var end = index.Records.Count > 0 ? index.Records[^1].Offset + index.Records[^1].Record.RecordLength : start;
        using var writer = SegmentWriter.Resume(index.Header, incidentKey, [.. index.Records.Select(each => each.Record)], end);
        var closing = new ArrayBufferWriter<byte>();
        writer.Close(closing);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0);
        file.SetLength(end);
        file.Position = end;
        file.Write(closing.WrittenSpan);
        file.Flush(flushToDisk: true);
    }
}
