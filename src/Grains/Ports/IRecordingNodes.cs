using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions.Cameras;

namespace LiveView.Grains.Ports;

/// <summary>The media nodes, as far as they record: an incident only says what, and says it again and again.</summary>
public interface IRecordingNodes
{
    /// <summary>How long a node goes on without being told again.</summary>
    static readonly TimeSpan OrderTime = TimeSpan.FromSeconds(10);

    /// <summary>Has the node that takes a camera in record it for <see cref="OrderTime"/>.</summary>
    /// <param name="feed">Where the camera's feed is.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="wanted">The camera, and from when until when.</param>
    Task RecordAsync(FeedAddress feed, IncidentId incident, WantedRecording wanted);

    /// <summary>Has the node that takes a camera in hold, in memory, what it has of before the alarm.</summary>
    /// <returns>Whether the node has the camera.</returns>
    Task<bool> HoldAsync(FeedAddress feed, IncidentId incident, HeldPreAlarm held);

    /// <summary>Has it forgotten at once.</summary>
    Task ForgetAsync(FeedAddress feed, IncidentId incident, CameraId camera);

    /// <summary>Stops a recording at once.</summary>
    Task StopAsync(FeedAddress feed, IncidentId incident, CameraId camera);
}
