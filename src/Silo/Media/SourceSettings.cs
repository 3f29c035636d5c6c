using System.ComponentModel.DataAnnotations;
using System.Net;
using LiveView.Media.Ingest;

namespace LiveView.Silo.Media;

/// <summary>What this node takes in beside cameras that it visits. Section <c>Media:Sources</c> of the configuration.</summary>
public sealed class SourceSettings : IValidatableObject
{
    private const int LeastPort = 1024;
    private const int MostPort = 65535;

    /// <summary>Directory of films that stand in for cameras in exercises; absolute. Default: none.</summary>
    public string? FilmDirectory { get; set; }

    /// <summary>Address and port on which pushes over RTMP are taken in, such as <c>0.0.0.0:1935</c>. Default: none.</summary>
    public string? RtmpListen { get; set; }

    /// <summary>Address on which pushes over SRT are taken in, such as <c>0.0.0.0</c>. Default: none.</summary>
    public string? SrtListen { get; set; }

    /// <summary>First of the UDP ports that a source may name, 1024 to 65535. Default 9000.</summary>
    [Range(LeastPort, MostPort)]
    public int SrtFirstPort { get; set; } = 9000;

    /// <summary>Last of the UDP ports that a source may name, 1024 to 65535. Default 9099.</summary>
    [Range(LeastPort, MostPort)]
    public int SrtLastPort { get; set; } = 9099;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FilmDirectory is { } films && (!Path.IsPathFullyQualified(films) || !Directory.Exists(films)))
        {
            yield return new ValidationResult($"'{films}' in Media:Sources:FilmDirectory is no directory: make it, and write its absolute path.");
        }

        if (RtmpListen is { } rtmp && (!IPEndPoint.TryParse(rtmp, out var endpoint) || endpoint.Port == 0))
        {
            yield return new ValidationResult($"'{rtmp}' in Media:Sources:RtmpListen is no address with a port: write for example 0.0.0.0:1935.");
        }

        if (SrtListen is { } srt && !IPAddress.TryParse(srt, out _))
        {
            yield return new ValidationResult($"'{srt}' in Media:Sources:SrtListen is no address: write for example 0.0.0.0.");
        }

        if (SrtLastPort < SrtFirstPort)
        {
            yield return new ValidationResult($"Media:Sources:SrtLastPort ({SrtLastPort}) is before SrtFirstPort ({SrtFirstPort}).");
        }
    }

    internal SourceOptions Sources() => new()
    {
        FilmDirectory = FilmDirectory,
        RtmpListen = RtmpListen is null ? null : IPEndPoint.Parse(RtmpListen),
        SrtListen = SrtListen is null ? null : IPAddress.Parse(SrtListen),
        SrtPorts = (SrtFirstPort, SrtLastPort),
    };
}
