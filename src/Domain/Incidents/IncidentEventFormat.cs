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
        ("incident-dismissed", typeof(IncidentEvent.Dismissed)),
        ("room-notified", typeof(IncidentEvent.Notified)),
        ("image-released", typeof(IncidentEvent.Released)),
        ("release-withdrawn", typeof(IncidentEvent.Withdrawn)),
        ("release-expired", typeof(IncidentEvent.Expired)),
        ("incident-seen", typeof(IncidentEvent.Seen)),
        ("incident-accepted", typeof(IncidentEvent.Accepted)),
        ("note-written", typeof(IncidentEvent.Noted)),
        ("viewing-started", typeof(IncidentEvent.ViewingStarted)),
        ("viewing-ended", typeof(IncidentEvent.ViewingEnded)),
        ("incident-closed", typeof(IncidentEvent.Closed)),
    ];

    private static readonly Dictionary<Type, string> NameOf = Names.ToDictionary(entry => entry.Type, entry => entry.Name);

    private static readonly Dictionary<string, Type> TypeOf = Names.ToDictionary(entry => entry.Name, entry => entry.Type);

    /// <summary>The stable name of an event.</summary>
    public static string Name(IncidentEvent e) => NameOf[e.GetType()];

    /// <summary>Writes an event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="at">When it happened, UTC.</param>
    public static LineToLog Write(IncidentEvent e, DateTimeOffset at) =>
        new(Name(e), at, JsonSerializer.SerializeToUtf8Bytes(e, e.GetType(), LogJson.Options));

    /// <summary>Reads an event.</summary>
    /// <exception cref="JsonException">The line holds no incident event; the log is older or newer than this program can read.</exception>
    public static IncidentEvent Read(LoggedLine line)
    {
        var type = TypeOf.GetValueOrDefault(line.Type)
            ?? throw new JsonException($"Line {line.Version} of '{line.Stream}' is a '{line.Type}', which this version does not know.");
        return (IncidentEvent)JsonSerializer.Deserialize(line.Body.Span, type, LogJson.Options)!;
    }
}
