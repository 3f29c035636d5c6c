using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Material;

namespace LiveView.Grains.Abstractions.Connections;

/// <summary>One connection: a site joined to a sharing party.</summary>
[Alias("liveview.site")]
public interface ISiteGrain : IGrainWithStringKey
{
    /// <summary>Stores the connection and sets up its cameras and accounts.</summary>
    [Alias("import"), SystemOnly]
    Task<ImportChange> Import(Site site);

    /// <summary>The connection, or null when it was never imported.</summary>
    [Alias("get"), SystemOnly]
    Task<Site?> Get();

    /// <summary>Its floor plans.</summary>
    [Alias("plans"), SystemOnly]
    Task<SitePlan[]> Plans();

    /// <summary>Its floor plans, for the party that shares it.</summary>
    [Alias("list-plans"), Requires(Permission.HandleAlarms)]
    Task<PlanResult> ListPlans(OrganisationId reader);

    /// <summary>Whether somebody may add a plan of this title, before its bytes are taken in; nothing is changed.</summary>
    [Alias("offer-plan"), Requires(Permission.HandleAlarms)]
    Task<PlanResult> OfferPlan(Order<string> title);

    /// <summary>Adds a plan whose bytes are kept: part of every incident that is raised here from then on.</summary>
    [Alias("add-plan"), SystemOnly]
    Task<PlanResult> AddPlan(Order<SitePlan> order);

    /// <summary>Takes a plan away from the site; incidents that hold it keep it.</summary>
    [Alias("remove-plan"), Requires(Permission.HandleAlarms)]
    Task<PlanResult> RemovePlan(Order<MaterialId> order);

    /// <summary>Says to which incident an alarm belongs: the one that is open at the site, or a new one.</summary>
    /// <param name="alarm">The alarm; asked again for the same alarm, the answer is the same.</param>
    /// <param name="ended">An incident that turned out to be over, or null.</param>
    [Alias("incident-for"), SystemOnly]
    Task<IncidentId> IncidentFor(AlarmId alarm, IncidentId? ended);

    /// <summary>Hears of an alarm that has an incident of its own under this connection: it ends when the connection goes to another party.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="incident">Its incident.</param>
    [Alias("stand-for"), SystemOnly]
    Task StandFor(AlarmId alarm, IncidentId incident);

    /// <summary>The incident of the last alarm, which may be over; null before the first.</summary>
    [Alias("last-incident"), SystemOnly]
    Task<IncidentId?> LastIncident();
}
