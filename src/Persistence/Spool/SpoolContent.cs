using LiveView.Domain.Evidence;

namespace LiveView.Persistence.Spool;

/// <summary>What a spool file says.</summary>
/// <param name="Held">What is kept, in order.</param>
/// <param name="Length">Bytes up to the end of the last whole line.</param>
/// <param name="Torn">Bytes after it: a line that was being written when the process died, and that nobody was told of.</param>
/// <param name="Damaged">Whole lines that are not what was written: something that was kept may be lost.</param>
internal sealed record SpoolContent(IReadOnlyList<SpooledLines> Held, long Length, long Torn, int Damaged)
{
    public static SpoolContent Read(ReadOnlySpan<byte> file)
    {
        var held = new List<SpooledLines>();
        var damaged = 0;
        var rest = file;
        for (var end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
        {
            switch (SpoolLine.Read(rest[..end]))
            {
                case { Keep: { } keep }:
                    held.Add(keep);
                    break;
                case { Done: { } done }:
                    held.RemoveAll(each => done.Contains(each.Id));
                    break;
                default:
                    damaged++;
                    break;
            }

            rest = rest[(end + 1)..];
        }

        return new SpoolContent(held, file.Length - rest.Length, rest.Length, damaged);
    }
}
