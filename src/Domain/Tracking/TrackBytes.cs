using System.Collections.Immutable;

namespace LiveView.Domain.Tracking;

/// <summary>A track in bytes, for as long as this process lives: all but its memory of reports.</summary>
internal static class TrackBytes
{
    /// <summary>More bytes than numbers and flags of a track, and of an episode, can take.</summary>
    private const int WidestHead = 64;

    private const int WidestEpisode = 20;

    /// <summary>More bytes than this track takes.</summary>
    public static int Most(Track track) =>
        WidestHead + (track.Live is { } live ? PackedFix.Most(live) : 0) + (track.Episodes.Count * WidestEpisode)
        + track.Sources.Sum(each => each.MostBytes) + track.Window.MostBytes;

    /// <summary>Writes it.</summary>
    /// <returns>How many bytes it took.</returns>
    public static int Write(Track track, Span<byte> bytes)
    {
        var writer = new PackedWriter(bytes);
        writer.Number(track.LastSequence);
        writer.Moment(track.HeardAt);
        writer.Maybe(track.Ignition);
        writer.Maybe(track.HasPower);
        writer.Number(track.Repeats);
        writer.Number(track.DisorderedAt);
        writer.Maybe(track.Live is not null);
        if (track.Live is { } live)
        {
            PackedFix.Write(ref writer, live);
        }

        writer.Number(track.Episodes.Count);
        foreach (var (kind, since) in track.Episodes)
        {
            writer.Number((long)kind);
            writer.Moment(since);
        }

        writer.Number(track.Sources.Length);
        foreach (var source in track.Sources)
        {
            source.Write(ref writer);
        }

        track.Window.Write(ref writer);
        return writer.Length;
    }

    public static Track Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        return Track.Empty with
        {
            LastSequence = reader.Number(),
            HeardAt = reader.Moment(),
            Ignition = reader.Maybe(),
            HasPower = reader.Maybe(),
            Repeats = (int)reader.Number(),
            DisorderedAt = reader.Number(),
            Live = reader.Maybe() == true ? PackedFix.Read(ref reader) : null,
            Episodes = Episodes(ref reader),
            Sources = Sources(ref reader),
            Window = TrackWindow.Read(ref reader),
        };
    }

    private static ImmutableDictionary<EpisodeKind, DateTimeOffset> Episodes(ref PackedReader reader)
    {
        var episodes = Track.Empty.Episodes;
        for (var left = reader.Number(); left > 0; left--)
        {
            episodes = episodes.Add((EpisodeKind)reader.Number(), reader.Moment()!.Value);
        }

        return episodes;
    }

    private static ImmutableArray<SourceClock> Sources(ref PackedReader reader)
    {
        var sources = ImmutableArray.CreateBuilder<SourceClock>((int)reader.Number());
        while (sources.Count < sources.Capacity)
        {
            sources.Add(SourceClock.Read(ref reader));
        }

        return sources.MoveToImmutable();
    }
}
