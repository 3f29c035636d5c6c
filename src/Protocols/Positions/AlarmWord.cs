using LiveView.Domain.Tracking;

namespace LiveView.Protocols.Positions;

/// <summary>The words in which sources name alarms.</summary>
internal static class AlarmWord
{
    /// <summary>A word of our own format; null for any other.</summary>
    public static TrackerAlarm? Own(string? word) => word switch
    {
        "duress" => TrackerAlarm.Duress,
        "tow" => TrackerAlarm.Tow,
        "jamming" => TrackerAlarm.Jamming,
        "powerCut" => TrackerAlarm.PowerCut,
        "tamper" => TrackerAlarm.Tamper,
        "other" => TrackerAlarm.Other,
        _ => null,
    };

    /// <summary>
    /// The words of Traccar (<c>Position.ALARM_*</c>), several of them joined by commas: the gravest counts. What concerns how somebody
    /// drives, or that something ended well, is no alarm.
    /// </summary>
    public static TrackerAlarm? Traccar(ReadOnlySpan<char> words)
    {
        TrackerAlarm? gravest = null;
        foreach (var range in words.Split(','))
        {
            TrackerAlarm? alarm = words[range].Trim() switch
            {
                "sos" or "panic" => TrackerAlarm.Duress,
                "tow" => TrackerAlarm.Tow,
                "jamming" => TrackerAlarm.Jamming,
                "powerCut" or "powerOff" => TrackerAlarm.PowerCut,
                "tampering" or "removing" or "bonnet" or "gpsAntennaCut" => TrackerAlarm.Tamper,
                "" or "overspeed" or "lowspeed" or "idle" or "hardAcceleration" or "hardBraking" or "hardCornering" or "laneChange"
                    or "fatigueDriving" or "phoneCall" or "seatbelt" or "footBrake" or "powerRestored" or "powerOn" or "parking" => null,
                _ => TrackerAlarm.Other,
            };
            if (alarm is not null && (gravest is null || alarm < gravest))
            {
                gravest = alarm;
            }
        }

        return gravest;
    }
}
