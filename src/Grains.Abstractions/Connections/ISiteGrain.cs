using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Abstractions.Connections;

/// <summary>One connection: a site joined to a sharing party.</summary>
[Alias("liveview.site")]
public interface ISiteGrain : IGrainWithStringKey
{
    /// <summary>Stores the connection and sets up its cameras and accounts.</summary>
    [Alias("import")]
    Task<ImportChange> Import(Site site);

    /// <summary>The connection, or null when it was never imported.</summary>
    [Alias("get")]
    Task<Site?> Get();

    /// <summary>Says to which incident an alarm belongs: the one that is open at the site, or a new one.</summary>
    /// <param name="alarm">The alarm; asked again for the same alarm, the answer is the same.</param>
    /// <param name="ended">An incident that turned out to be over, or null.</param>
    [Alias("incident-for")]
    Task<IncidentId> IncidentFor(AlarmId alarm, IncidentId? ended);

    /// <summary>The incident of the last alarm, which may be over; null before the first.</summary>
    [Alias("last-incident")]
    Task<IncidentId?> LastIncident();
}
