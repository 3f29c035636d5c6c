using LiveView.Domain.Parties;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Connections;

namespace LiveView.Grains.Abstractions.Tracking;

/// <summary>The tracked objects of one organisation.</summary>
[Alias("liveview.tracked-objects"), KeyedByOrganisation]
public interface ITrackedObjectsGrain : IGrainWithStringKey
{
    /// <summary>Stores which objects the organisation has, and sets each of them up.</summary>
    [Alias("import"), ResponseTimeout("00:10:00"), SystemOnly]
    Task<ImportChange[]> Import(TrackedObject[] objects);

    /// <summary>All of them.</summary>
    [Alias("list"), Requires(Permission.HandleAlarms, Permission.ReportPositions)]
    Task<TrackedObject[]> List();

    /// <summary>Their devices; null when they are those of an edition that is known already: whoever asks every few seconds gets nothing for it.</summary>
    [Alias("devices"), Requires(Permission.HandleAlarms, Permission.ReportPositions)]
    Task<TrackedDevices?> Devices(Guid? known);
}
