using LiveView.Domain.Tracking;

namespace LiveView.Protocols.Teltonika;

/// <summary>What the values of a record say, by their ids (wiki.teltonika-gps.com, "AVL ID" lists of the FMB, FMC, FMM and TMT families).</summary>
internal sealed class TeltonikaValues
{
    // Below it the wire is cut: what is measured is the tracker's own hum.
    private const ulong LeastMillivolts = 3000;

    public bool? Ignition { get; private set; }

    public bool? HasPower { get; private set; }

    public double? Battery { get; private set; }

    /// <summary>The gravest of what was said.</summary>
    public TrackerAlarm? Alarm { get; set; }

    public void Take(int id, ulong value)
    {
        switch (id)
        {
            case 66:
                HasPower ??= value >= LeastMillivolts;
                break;
            case 113:
                Battery = value <= 100 ? value : null;
                break;
            case 236 when value == 1:
                Raise(TrackerAlarm.Duress);
                break;
            case 239:
                Ignition = value == 1;
                break;
            case 246 when value == 1:
                Raise(TrackerAlarm.Tow);
                break;
            case 247 when value > 0:
                Raise(TrackerAlarm.Other);
                break;
            case 249 when value == 1:
            case 318 when value == 2:
                Raise(TrackerAlarm.Jamming);
                break;
            case 252:
                HasPower = value == 0;
                if (value == 1)
                {
                    Raise(TrackerAlarm.PowerCut);
                }

                break;
            default:
                break;
        }
    }

    private void Raise(TrackerAlarm alarm) => Alarm = Alarm is { } raised && raised < alarm ? raised : alarm;
}
