using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;

namespace LiveView.Domain.Tracking.Watch;

/// <summary>An alarm that a tracked object raises. It says where nothing is: positions leave by the gate alone.</summary>
/// <param name="Cause">Why.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Kind">What the alarm is about, in the words on which people act.</param>
/// <param name="Fence">The fence that was crossed; null for a button.</param>
/// <param name="FenceName">The name of that fence; null for a button.</param>
public sealed record ObjectAlarm(ObjectAlarmCause Cause, DateTimeOffset At, AlarmKind Kind, FenceId? Fence = null, string? FenceName = null)
{
    /// <summary>Contact ID for duress.</summary>
    private const string DuressCode = "121";

    /// <summary>Its identifier: the same alarm has the same one, however often it is tried.</summary>
    /// <param name="of">The object.</param>
    public AlarmId Id(TrackedObjectId of) => AlarmId.Parse(Named("alarm", of));

    /// <summary>The incident that it raises where the object has none that is open.</summary>
    /// <param name="of">The object.</param>
    public IncidentId NewIncident(TrackedObjectId of) => IncidentId.Parse(Named("incident", of));

    /// <summary>As an incident takes it.</summary>
    /// <param name="registered">The object.</param>
    /// <param name="receivedAt">When it came in, UTC.</param>
    public Alarm ToAlarm(TrackedObject registered, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(registered);
        var text = FenceName is null ? registered.Name : $"{registered.Name}: {FenceName}";
        return new Alarm(Id(registered.Id), new AlarmSignal(Kind, false, Code, null, null, text), receivedAt, $"object:{registered.Id}");
    }

    private string Code => Cause switch
    {
        ObjectAlarmCause.Duress => DuressCode,
        ObjectAlarmCause.AreaEntered => "area-entered",
        ObjectAlarmCause.AreaLeft => "area-left",
        ObjectAlarmCause.CorridorLeft => "corridor-left",
        _ => throw new InvalidOperationException($"No code for {Cause}."),
    };

    private string Named(string what, TrackedObjectId of) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{what}:{of}:{Cause}:{Fence}:{At.UtcTicks}"))))[..32];
}
