using System.Text.Json;
using LiveView.Domain.Evidence;

namespace LiveView.Domain.Incidents;

/// <summary>Incident events as the log holds them: a stable name and a JSON object. Names and fields never change meaning.</summary>
public static class IncidentEventFormat
{
    private static readonly (string Name, Type Type)[] Names =
    [
        ("incident-raised", typeof(IncidentEvent.Raised)),
        ("alarm-attached", typeof(IncidentEvent.AlarmAttached)),
        ("incident-acknowledged", typeof(IncidentEvent.Acknowledged)),
        ("incident-verified", typeof(IncidentEvent.Verified)),
        ("check-marked", typeof(IncidentEvent.CheckMarked)),
        ("checks-skipped", typeof(IncidentEvent.ChecksSkipped)),
        ("incident-shelved", typeof(IncidentEvent.Shelved)),
        ("incident-unshelved", typeof(IncidentEvent.Unshelved)),
        ("incident-dismissed", typeof(IncidentEvent.Dismissed)),
        ("room-notified", typeof(IncidentEvent.Notified)),
        ("image-released", typeof(IncidentEvent.Released)),
        ("material-added", typeof(IncidentEvent.MaterialAdded)),
        ("material-released", typeof(IncidentEvent.MaterialReleased)),
        ("material-viewed", typeof(IncidentEvent.MaterialViewed)),
        ("object-added", typeof(IncidentEvent.ObjectAdded)),
        ("object-released", typeof(IncidentEvent.ObjectReleased)),
        ("following-started", typeof(IncidentEvent.FollowingStarted)),
        ("following-ended", typeof(IncidentEvent.FollowingEnded)),
        ("room-joined", typeof(IncidentEvent.RoomJoined)),
        ("room-left", typeof(IncidentEvent.RoomLeft)),
        ("lead-offered", typeof(IncidentEvent.LeadOffered)),
        ("lead-withdrawn", typeof(IncidentEvent.LeadWithdrawn)),
        ("lead-moved", typeof(IncidentEvent.LeadMoved)),
        ("lead-declined", typeof(IncidentEvent.LeadDeclined)),
        ("lead-escalated", typeof(IncidentEvent.LeadEscalated)),
        ("cameras-asked", typeof(IncidentEvent.CamerasAsked)),
        ("control-asked", typeof(IncidentEvent.ControlAsked)),
        ("control-accepted", typeof(IncidentEvent.ControlAccepted)),
        ("control-refused", typeof(IncidentEvent.ControlRefused)),
        ("control-done", typeof(IncidentEvent.ControlDone)),
        ("control-expired", typeof(IncidentEvent.ControlExpired)),
        ("control-withdrawn", typeof(IncidentEvent.ControlWithdrawn)),
        ("party-invited", typeof(IncidentEvent.Invited)),
        ("invitation-answered", typeof(IncidentEvent.InvitationAnswered)),
        ("invitation-ended", typeof(IncidentEvent.InvitationEnded)),
        ("release-confirmed", typeof(IncidentEvent.ReleaseConfirmed)),
        ("release-withdrawn", typeof(IncidentEvent.Withdrawn)),
        ("release-expired", typeof(IncidentEvent.Expired)),
        ("incident-seen", typeof(IncidentEvent.Seen)),
        ("incident-accepted", typeof(IncidentEvent.Accepted)),
        ("incident-left", typeof(IncidentEvent.Left)),
        ("note-written", typeof(IncidentEvent.Noted)),
        ("notes-read", typeof(IncidentEvent.NotesRead)),
        ("drawing-made", typeof(IncidentEvent.Drawn)),
        ("drawing-removed", typeof(IncidentEvent.DrawingRemoved)),
        ("viewing-started", typeof(IncidentEvent.ViewingStarted)),
        ("viewing-ended", typeof(IncidentEvent.ViewingEnded)),
        ("clip-given", typeof(IncidentEvent.ClipGiven)),
        ("snapshot-taken", typeof(IncidentEvent.SnapshotTaken)),
        ("access-denied", typeof(IncidentEvent.AccessDenied)),
        ("unwatched-escalated", typeof(IncidentEvent.UnwatchedEscalated)),
        ("recording-segment-sealed", typeof(IncidentEvent.RecordingSegmentSealed)),
        ("recordings-deleted", typeof(IncidentEvent.RecordingsDeleted)),
        ("incident-closed", typeof(IncidentEvent.Closed)),
        ("texts-erased", typeof(IncidentEvent.TextsErased)),
        ("incident-exported", typeof(IncidentEvent.Exported)),
    ];

    private static readonly Dictionary<Type, string> NameOf = Names.ToDictionary(entry => entry.Type, entry => entry.Name);

    private static readonly Dictionary<string, Type> TypeOf = Names.ToDictionary(entry => entry.Name, entry => entry.Type);

    /// <summary>The stable name of an event.</summary>
    public static string Name(IncidentEvent e) => NameOf[e.GetType()];

    /// <summary>Writes an event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="at">When it happened, UTC.</param>
    /// <param name="salt">Gives a new random salt for each personal text.</param>
    /// <exception cref="FormatException">A text cannot be kept.</exception>
    public static LineToLog Write(IncidentEvent e, DateTimeOffset at, Func<string> salt) =>
        EventBody.Write(Name(e), e, at, salt) with { Erases = e is IncidentEvent.TextsErased erased ? erased.Lines : [] };

    /// <summary>Reads an event.</summary>
    /// <exception cref="JsonException">The line holds no incident event; the log is older or newer than this program can read.</exception>
    public static IncidentEvent Read(LoggedLine line)
    {
        var type = TypeOf.GetValueOrDefault(line.Type)
            ?? throw new JsonException($"Line {line.Version} of '{line.Stream}' is a '{line.Type}', which this version does not know.");
        return (IncidentEvent)EventBody.Read(line, type);
    }
}
