using System.Net;

namespace LiveView.Media.Ingest;

/// <summary>What a node takes in beside cameras that it visits. Everything is off until it is said.</summary>
public sealed record SourceOptions
{
    /// <summary>Where films for exercises are; null for none. Absolute.</summary>
    public string? FilmDirectory { get; init; }

    /// <summary>On which address and port pushes over RTMP are taken in; null for none.</summary>
    public IPEndPoint? RtmpListen { get; init; }

    /// <summary>On which address pushes over SRT are taken in; null for none.</summary>
    public IPAddress? SrtListen { get; init; }

    /// <summary>The UDP ports that a source may name, first and last.</summary>
    public (int First, int Last) SrtPorts { get; init; } = (9000, 9099);
}
