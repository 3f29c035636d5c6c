using System.Text.Json.Serialization;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking.Watch;

namespace LiveView.Domain.Tracking;

/// <summary>A tracked object [te volgen object] as its sharing party registered it.</summary>
/// <param name="Id">Its identifier, unique over all parties.</param>
/// <param name="Owner">The party that has it tracked, and that alone lets others follow it.</param>
/// <param name="Name">Its name as screens show it: a call sign rather than a person's name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Device">Its name at its source, unique among the objects of its owner.</param>
/// <param name="KeepTrail">Whether where it was is stored; false: only where it is, and the law differs.</param>
public sealed record TrackedObject(TrackedObjectId Id, OrganisationId Owner, string Name, TrackedObjectKind Kind, string Device, bool KeepTrail)
{
    /// <summary>The machines that may speak for it; null for every machine of its owner.</summary>
    public IReadOnlyList<MachineId>? Sources { get; init; }

    /// <summary>Fastest it can go, metres per second; null for the usual of a road vehicle.</summary>
    public double? FastestSpeed { get; init; }

    /// <summary>How often it reports while it moves, seconds; null to learn it.</summary>
    public double? ExpectedIntervalSeconds { get; init; }

    /// <summary>When its duress button raises the alarm.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DuressUse Duress { get; init; }

    /// <summary>The connection of its owner under which its alarms are raised; null: they have nowhere to be raised.</summary>
    public ConnectionNumber? AlarmConnection { get; init; }

    /// <summary>What is to be expected of it.</summary>
    public TrackSettings Settings() => TrackSettings.Vehicle with
    {
        FastestSpeed = FastestSpeed ?? TrackSettings.Vehicle.FastestSpeed,
        ExpectedInterval = ExpectedIntervalSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };

    /// <summary>Whether a machine of a party may speak for it.</summary>
    public bool HearsFrom(OrganisationId party, MachineId machine) =>
        party == Owner && (Sources is not { } sources || sources.Contains(machine));
}

/// <summary>What a tracked object is.</summary>
public enum TrackedObjectKind
{
    /// <summary>A vehicle.</summary>
    Vehicle,

    /// <summary>A cash transport [geld- en waardetransport].</summary>
    CashTransport,

    /// <summary>A person.</summary>
    Person,

    /// <summary>Goods, such as loot with a tracker in it.</summary>
    Goods,
}
