using System.Collections.Immutable;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.Cot;

/// <summary>One event of Cursor on Target (MITRE, Event.xsd 2.0), with the details of TAK clients that are of use here.</summary>
/// <param name="Uid">What it is about: the same from event to event.</param>
/// <param name="Type">What that is, such as <c>a-f-G-E-V</c> for a friendly vehicle on the ground.</param>
/// <param name="How">How it is known, such as <c>m-g</c> for a machine with GPS; empty when it is not said.</param>
/// <param name="Time">When the event was made, UTC.</param>
/// <param name="Start">From when it holds, UTC.</param>
/// <param name="Stale">Until when it holds, UTC.</param>
/// <param name="Point">Where.</param>
public sealed record CotEvent(string Uid, string Type, string How, DateTimeOffset Time, DateTimeOffset Start, DateTimeOffset Stale, CotPoint Point)
{
    /// <summary>What a person calls it; null when it is not said.</summary>
    public string? Callsign { get; init; }

    /// <summary>Metres per second, at least 0; null when unknown.</summary>
    public double? Speed { get; init; }

    /// <summary>Degrees from true north, 0 to 360; null when unknown.</summary>
    public double? Course { get; init; }

    /// <summary>Charge of its battery, percent, 0 to 100; null when unknown.</summary>
    public double? Battery { get; init; }

    /// <summary>What a person reads; null for nothing.</summary>
    public string? Remarks { get; init; }

    /// <summary>Who may have it (<c>access</c>); null when it is not said.</summary>
    public string? Access { get; init; }

    /// <summary>What is to be minded in passing it on (<c>caveat</c>); null when it is not said.</summary>
    public string? Caveat { get; init; }

    /// <summary>To whom it may be passed on (<c>releaseableTo</c>, as TAK spells it); null when it is not said.</summary>
    public string? ReleasableTo { get; init; }

    /// <summary>Of a deletion: whether the client takes away what is linked without asking (<c>__forcedelete</c>).</summary>
    public bool IsForced { get; init; }

    /// <summary>Videos that belong to it.</summary>
    public ImmutableArray<CotVideo> Videos { get; init; } = [];

    /// <summary>What it is tied to.</summary>
    public ImmutableArray<CotLink> Links { get; init; } = [];

    /// <summary>What it says of a tracked object; null for tasks, pings and chat, and for a name longer than 64 characters.</summary>
    public PositionReport? ToReport()
    {
        if (Type.StartsWith("t-", StringComparison.Ordinal) || Type.StartsWith("b-t-", StringComparison.Ordinal) || Plausible.Device(Uid) is not { } device)
        {
            return null;
        }

        return new PositionReport(device, Time, Point.Position)
        {
            Speed = Speed,
            Heading = Course,
            Altitude = Point.Height,
            Accuracy = Point.CircularError,
            Battery = Battery,
            Alarm = Alarm(Type),
        };
    }

    private static TrackerAlarm? Alarm(string type) => type switch
    {
        "b-a-o-tbl" or "b-a-o-pan" or "b-a-o-opn" => TrackerAlarm.Duress,
        "b-a-o-can" => null,
        _ => type.StartsWith("b-a-", StringComparison.Ordinal) ? TrackerAlarm.Other : null,
    };
}
