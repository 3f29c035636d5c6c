using LiveView.Domain.Evidence;
using LiveView.Grains.Abstractions.Access;
using Orleans.Services;

namespace LiveView.Grains.Abstractions.Silos;

/// <summary>What one silo does for the others; there is one on each.</summary>
[Alias("liveview.silo-peer")]
public interface ISiloPeer : IGrainService
{
    /// <summary>Whether this silo still counts another as one of the cluster: one that was replaced hears so, if it hears anything.</summary>
    [Alias("counts"), SystemOnly]
    Task<bool> Counts(SiloAddress silo);

    /// <summary>Keeps lines in this silo's spool too, so that the loss of the other silo does not lose them.</summary>
    /// <returns>Whether they are on disk here.</returns>
    [Alias("keep"), SystemOnly]
    Task<bool> Keep(SiloAddress from, SpooledLines lines);

    /// <summary>What this silo's spool holds of a stream.</summary>
    [Alias("held"), SystemOnly]
    Task<SpoolShare> Held(string stream);
}

/// <summary>What one spool holds of a stream.</summary>
/// <param name="Spool">The spool.</param>
/// <param name="Lines">Its lines of the stream, in order.</param>
[GenerateSerializer, Immutable, Alias("liveview.spool-share")]
public sealed record SpoolShare([property: Id(0)] string Spool, [property: Id(1)] SpooledLines[] Lines);
