using System.Collections.Immutable;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Checks;
using LiveView.Domain.Incidents.Drawings;
using LiveView.Domain.Incidents.Notes;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Incidents.Shelving;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents;

/// <summary>The case people work on: what its events add up to. Changed only by <see cref="IncidentEvolution.Evolve"/>.</summary>
public sealed record Incident
{
    /// <summary>An incident before its first event.</summary>
    public static readonly Incident None = new();

    /// <summary>Its identifier; default before it is raised.</summary>
    public IncidentId Id { get; init; }

    /// <summary>Number of events so far.</summary>
    public long Seq { get; init; }

    /// <summary>Where it is in its life cycle.</summary>
    public IncidentStatus Status { get; init; }

    /// <summary>What sort of case it is.</summary>
    public IncidentKind Kind { get; init; }

    /// <summary>The connection as it was when the incident was raised; null before that.</summary>
    public IncidentSite? Site { get; init; }

    /// <summary>Alarms that belong to it, the one that raised it first.</summary>
    public ImmutableList<Alarm> Alarms { get; init; } = [];

    /// <summary>When it was raised, UTC.</summary>
    public DateTimeOffset RaisedAt { get; init; }

    /// <summary>The judgement, once given.</summary>
    public Verification? Verification { get; init; }

    /// <summary>Judgements that another took the place of, the first one first.</summary>
    public ImmutableList<Verification> Superseded { get; init; } = [];

    /// <summary>What was said of the items of its checklists.</summary>
    public ImmutableList<CheckMark> Checks { get; init; } = [];

    /// <summary>That it is set aside; null while it is not.</summary>
    public Shelf? Shelf { get; init; }

    /// <summary>Control rooms that were told.</summary>
    public ImmutableList<Notification> Notifications { get; init; } = [];

    /// <summary>All releases, ended ones too.</summary>
    public ImmutableList<ImageRelease> Releases { get; init; } = [];

    /// <summary>Plans, photos and tracked objects it holds.</summary>
    public ImmutableList<IncidentItem> Items { get; init; } = [];

    /// <summary>Its photos and plans, the plans of its site first.</summary>
    public ImmutableList<IncidentMaterial> Material { get; init; } = [];

    /// <summary>Viewings under way.</summary>
    public ImmutableDictionary<ViewingId, Viewing> Viewings { get; init; } = ImmutableDictionary<ViewingId, Viewing>.Empty;

    /// <summary>The tracked objects that were brought in. To whom they are released says <see cref="Items"/>.</summary>
    public ImmutableList<IncidentObject> Objects { get; init; } = [];

    /// <summary>Followings under way.</summary>
    public ImmutableDictionary<ViewingId, Following> Followings { get; init; } = ImmutableDictionary<ViewingId, Following>.Empty;

    /// <summary>When somebody of each party last began or stopped to watch.</summary>
    public ImmutableDictionary<OrganisationId, DateTimeOffset> LastWatched { get; init; } =
        ImmutableDictionary<OrganisationId, DateTimeOffset>.Empty;

    /// <summary>Releases that nobody looked at in time; each stands in at most one.</summary>
    public ImmutableList<UnwatchedEscalation> Escalations { get; init; } = [];

    /// <summary>What was recorded, as far as segments were closed.</summary>
    public ImmutableList<RecordedTake> Takes { get; init; } = [];

    /// <summary>Who was invited by a control room, the last invitation of each party.</summary>
    public ImmutableList<IncidentInvitation> Invitations { get; init; } = [];

    /// <summary>Cameras that are passed on to a party by nobody, because the sharing party took them away from it.</summary>
    public ImmutableList<BarredCamera> Barred { get; init; } = [];

    /// <summary>When its recordings were deleted, UTC; null while they are kept.</summary>
    public DateTimeOffset? RecordingsDeletedAt { get; init; }

    /// <summary>What control rooms asked for: all that is open, and the newest of what is over.</summary>
    public ImmutableList<ControlRequest> Requests { get; init; } = [];

    /// <summary>How many requests there ever were.</summary>
    public int RequestCount { get; init; }

    /// <summary>What is drawn on its pictures and plans.</summary>
    public ImmutableList<Drawing> Drawings { get; init; } = [];

    /// <summary>How many drawings there ever were.</summary>
    public int DrawingCount { get; init; }

    /// <summary>Up to where each party read what others wrote.</summary>
    public ImmutableDictionary<OrganisationId, NoteReceipt> Receipts { get; init; } = ImmutableDictionary<OrganisationId, NoteReceipt>.Empty;

    /// <summary>The log its parties share.</summary>
    public ImmutableList<IncidentLogEntry> Log { get; init; } = [];

    /// <summary>Whether anybody watches or follows.</summary>
    public bool IsWatched => !Viewings.IsEmpty || !Followings.IsEmpty;

    /// <summary>What is under way under a viewing's identifier: a camera that is watched or an object that is followed; null when nothing is.</summary>
    public HeldLook? Held(ViewingId id) =>
        Viewings.TryGetValue(id, out var viewing)
            ? new HeldLook(id, new GateResource.Camera(viewing.Camera), viewing.Action, viewing.By)
            : Followings.TryGetValue(id, out var following)
            ? new HeldLook(id, new GateResource.TrackedObject(following.Object), GateAction.Track, following.By)
            : null;

    /// <summary>Rises with every change of rights.</summary>
    public long RightsEpoch { get; init; }

    /// <summary>When its last event happened, UTC; never earlier than any before it.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it was dismissed or closed, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it has been raised.</summary>
    public bool Exists => Seq > 0;

    /// <summary>Whether people still work on it.</summary>
    public bool IsOpen => Exists && EndedAt is null;

    /// <summary>The most urgent kind among its alarms as they are judged; the end of an alarm does not count.</summary>
    public AlarmKind AlarmKind => Alarms.Where(alarm => !alarm.Signal.IsRestore).Select(alarm => alarm.Signal.Kind)
        .OrderBy(kind => AlarmUrgency.Priority(kind, Verification?.Verdict)).ThenBy(kind => AlarmUrgency.Priority(kind, null))
        .FirstOrDefault(AlarmKind.Other);

    /// <summary>Priority 1 to 3: see <see cref="AlarmUrgency"/>.</summary>
    public int Priority => AlarmUrgency.Priority(AlarmKind, Verification?.Verdict);

    /// <summary>The party that shares; only of an incident that exists.</summary>
    public OrganisationName SharingParty => Site!.SharingParty;

    /// <summary>The incident's notification to an organisation, or null.</summary>
    public Notification? NotificationTo(OrganisationId organisation) => Notifications.Find(each => each.Room.Id == organisation);

    /// <summary>
    /// Whether an organisation may know of it: it shares, or it was told. One that left still may, up to then; see <see cref="Receivers"/>.
    /// </summary>
    public bool TakesPart(OrganisationId organisation) =>
        Exists && (SharingParty.Id == organisation || NotificationTo(organisation) is not null);

    /// <summary>The receiving parties that take part now: told, not left, and nobody any more once the incident is over.</summary>
    public IReadOnlyList<OrganisationId> Receivers() =>
        IsOpen ? [.. Notifications.Where(each => each.LeftAt is null).Select(each => each.Room.Id)] : [];

    /// <summary>Every organisation that may know of it, the sharing party first.</summary>
    public IReadOnlyList<OrganisationName> Participants() =>
        Exists ? [SharingParty, .. Notifications.Select(each => each.Room)] : [];

    /// <summary>What the gate needs to know.</summary>
    public IncidentRights Rights() => new(
        Id, RightsEpoch, IsOpen, Exists ? SharingParty.Id : default,
        Site is null ? [] : [.. Site.Cameras.Select(camera => camera.Id)],
        Releases, ChangedAt)
    {
        Kind = Kind,
        Policy = Site?.Policy ?? SourcePolicy.Nothing,
        Parties = Receivers(),
        Items = Items,
    };
}
