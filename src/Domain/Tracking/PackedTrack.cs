using System.Buffers;

namespace LiveView.Domain.Tracking;

/// <summary>
/// A track as it waits for the next report: all of it in one run of bytes, which the next track overwrites. A track with 60 fixes behind it
/// takes 2 kB.
/// </summary>
/// <remarks>
/// A track is immutable, so that each report makes a new one. Where many thousands wait seconds for the next report each, what is replaced is
/// old by then, and lies between what lives on: the collector's room for that was as much as all tracks. Not thread-safe.
/// </remarks>
public sealed class PackedTrack
{
    /// <summary>A track takes other bytes only when it needs a step more: five times until it has its sixty fixes.</summary>
    private const int Step = 512;

    private byte[] _bytes = [];

    // Grows in place by itself, and most of it never changes.
    private ReportMemory _reports = ReportMemory.Empty;

    /// <summary>Packs a track.</summary>
    public PackedTrack(Track track) => Keep(track);

    /// <summary>Keeps this track instead.</summary>
    public void Keep(Track track)
    {
        ArgumentNullException.ThrowIfNull(track);
        var room = ArrayPool<byte>.Shared.Rent(TrackBytes.Most(track));
        var packed = room.AsSpan(0, TrackBytes.Write(track, room));
        var needed = (packed.Length + Step - 1) / Step * Step;
        if (needed > _bytes.Length || needed < _bytes.Length / 2)
        {
            _bytes = new byte[needed];
        }

        packed.CopyTo(_bytes);
        ArrayPool<byte>.Shared.Return(room);
        _reports = track.Reports;
    }

    /// <summary>The track as it was kept: made anew at each call.</summary>
    public Track Unpack() => TrackBytes.Read(_bytes) with { Reports = _reports };
}
