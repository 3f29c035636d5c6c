using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Silos;

/// <summary>
/// Which spools there are. One that is registered and cannot be read may hold what was taken away and never reached the log: see
/// <c>docs/adr/0007</c>.
/// </summary>
[Alias("liveview.spool-register")]
public interface ISpoolRegisterGrain : IGrainWithStringKey
{
    /// <summary>A spool is in use.</summary>
    /// <param name="spool">The spool.</param>
    /// <param name="alone">Whether no other spool holds copies of what it takes.</param>
    [Alias("open"), SystemOnly]
    Task Open(string spool, bool alone);

    /// <summary>A spool is empty, and its silo stops.</summary>
    [Alias("close"), SystemOnly]
    Task Close(string spool);

    /// <summary>Which registered spools are missing, given those that can be read. From the first time on it is known since when.</summary>
    [Alias("missing"), SystemOnly]
    Task<MissingSpool[]> Missing(string[] present);
}

/// <summary>A spool that cannot be read.</summary>
/// <param name="Spool">The spool.</param>
/// <param name="Since">When it was first missed, UTC: what it may hold happened before.</param>
/// <param name="Alone">Whether it was the only one that held what it took.</param>
[GenerateSerializer, Immutable, Alias("liveview.missing-spool")]
public sealed record MissingSpool([property: Id(0)] string Spool, [property: Id(1)] DateTimeOffset Since, [property: Id(2)] bool Alone);
