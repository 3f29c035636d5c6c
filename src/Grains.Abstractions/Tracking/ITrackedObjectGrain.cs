using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.CamerasAhead;
using LiveView.Domain.Tracking.Handover;
using LiveView.Domain.Tracking.Watch;
using LiveView.Domain.Tracking.Watch.Fences;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;
using Orleans.Concurrency;

namespace LiveView.Grains.Abstractions.Tracking;

/// <summary>One tracked object: its registration and its track. Whoever follows it is an edge; who may, the gate there decides.</summary>
[Alias("liveview.tracked-object")]
public interface ITrackedObjectGrain : IGrainWithStringKey
{
    /// <summary>Registers it, or says with null that its party registers it no more.</summary>
    /// <param name="owner">Whose register says so.</param>
    /// <param name="registered">As it stands there.</param>
    [Alias("configure"), SystemOnly]
    Task<ImportChange> Configure(OrganisationId owner, TrackedObject? registered);

    /// <summary>As it is registered, or null.</summary>
    [Alias("registered"), SystemOnly]
    Task<TrackedObject?> Registered();

    /// <summary>Takes what a machine says of it. When this returns verdicts, what was taken is stored durably.</summary>
    [Alias("report"), Requires(Permission.ReportPositions)]
    Task<PositionReceipt> Report(PositionOrder order);

    /// <summary>What is listened for in it and what was heard, for the party that has it.</summary>
    [Alias("watching"), Requires(Permission.HandleAlarms)]
    Task<WatchResult> Watching(OrganisationId reader);

    /// <summary>Sets a standing watch over it, under a named authority, which ends by itself.</summary>
    [Alias("set-watch"), Requires(Permission.HandleAlarms)]
    Task<WatchResult> SetWatch(Order<WatchWindow> order);

    /// <summary>Ends a standing watch before its time.</summary>
    [Alias("end-watch"), Requires(Permission.HandleAlarms)]
    Task<WatchResult> EndWatch(Order<WatchId> order);

    /// <summary>Gives it one more fence, which raises the alarm while a standing watch runs.</summary>
    [Alias("set-fence"), Requires(Permission.HandleAlarms)]
    Task<WatchResult> SetFence(Order<Fence> order);

    /// <summary>Takes a fence away.</summary>
    [Alias("remove-fence"), Requires(Permission.HandleAlarms)]
    Task<WatchResult> RemoveFence(Order<FenceId> order);

    /// <summary>Lets an edge hear of every event from now on, for a while; the edge renews in time.</summary>
    /// <param name="owner">The party that brought it into an incident: nothing is told when it is another's by now.</param>
    /// <param name="edge">The edge process, unique per start.</param>
    /// <param name="observer">Where to tell it.</param>
    /// <returns>How it stands now; null when it is not that party's.</returns>
    [Alias("subscribe"), SystemOnly]
    Task<TrackSnapshot?> Subscribe(OrganisationId owner, string edge, ITrackObserver observer);

    /// <summary>How it stands now; null when it is not that party's.</summary>
    [Alias("standing"), SystemOnly]
    Task<TrackSnapshot?> Standing(OrganisationId owner);

    /// <summary>Ends a subscription.</summary>
    [Alias("unsubscribe"), SystemOnly]
    Task Unsubscribe(string edge);

    /// <summary>Events after a number, by number.</summary>
    [Alias("read-after"), SystemOnly]
    Task<TrackPage> ReadAfter(OrganisationId owner, long after);

    /// <summary>The number of the last event that surely came in before a moment, so that who reads after it misses nothing of then and later.</summary>
    /// <param name="owner">The party that brought it into an incident: what came in for another before is passed over.</param>
    /// <param name="moment">The moment, UTC.</param>
    /// <returns>The number; 0 for from the start; null when the object is not that party's.</returns>
    [Alias("last-before"), SystemOnly]
    Task<long?> LastBefore(OrganisationId owner, DateTimeOffset moment);

    /// <summary>In which regions it is about to come, so that their rooms are called for; asked every few seconds while a room leads it.</summary>
    /// <param name="owner">The party that brought it into the incident.</param>
    /// <param name="incident">The incident: each has a lead, and so a next room, of its own.</param>
    /// <param name="lead">Name of the room that leads as in the jurisdiction table; null when it has none.</param>
    /// <param name="offered">Names of the rooms that were invited and have not answered: from these it goes on when it was loaded anew.</param>
    /// <returns>The invitations that are called for; null when the object is not that party's.</returns>
    [Alias("called-for"), SystemOnly]
    Task<Invitation[]?> CalledFor(OrganisationId owner, IncidentId incident, string? lead, string[] offered);

    /// <summary>The control rooms in whose regions it is, by name, the likeliest first; none where that was not heard lately, or while it is another party's.</summary>
    [Alias("rooms-here"), SystemOnly]
    Task<string[]> RoomsHere(OrganisationId owner);

    /// <summary>Which of these cameras it is about to come past, the first to see it first; none while it is another party's.</summary>
    [Alias("cameras-ahead"), SystemOnly]
    Task<CameraId[]> CamerasAhead(OrganisationId owner, RoadsideCamera[] cameras);

    /// <summary>Says that rights in an incident changed: what is told from now on carries it, and no edge lets it out under older rights.</summary>
    [Alias("rights-changed"), SystemOnly, AlwaysInterleave]
    Task RightsChanged(IncidentId incident, long epoch);
}
