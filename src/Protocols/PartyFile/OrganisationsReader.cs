using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Checks;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Parties;
using LiveView.Domain.Tracking;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads the organisations of a party file, and afterwards knows which of them a connection may name.</summary>
internal sealed class OrganisationsReader(JurisdictionTable table)
{
    private readonly Identifiers<OrganisationId> _ids = new();
    private readonly Dictionary<string, OrganisationKind?> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _roomLines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Checklist>> _checklists = new(StringComparer.Ordinal);
    private readonly TrackedObjectsReader _reader = new();
    private readonly List<TrackedObject> _objects = [];
    private readonly IReadOnlyList<string> _rooms = table.ControlRooms;

    /// <summary>The tracked objects of the organisations that were read.</summary>
    public IReadOnlyList<TrackedObject> Objects => _objects;

    /// <summary>What an organisation does at an alarm; null for nothing in particular.</summary>
    public IReadOnlyList<Checklist>? Checklists(OrganisationId id) => _checklists.GetValueOrDefault(id.Value);

    /// <summary>Checks what the tracked objects say of connections, once those are read.</summary>
    public void CheckObjects(IReadOnlyList<Site> sites) => _reader.Check(sites);

    public IReadOnlyList<Organisation> Read(Field? list)
    {
        var organisations = new List<Organisation>();
        foreach (var item in list?.Items() ?? [])
        {
            if (item.Object("id", "name", "kind", "controlRoom", "trackedObjects", "checklists") is { } fields && ReadOne(fields, item) is { } organisation)
            {
                organisations.Add(organisation);
            }
        }

        return organisations;
    }

    /// <summary>The organisation that shares a connection's pictures.</summary>
    public OrganisationId? SharingParty(Field? field)
    {
        if (field is not { } given || Identifiers<OrganisationId>.Read(given) is not { } id)
        {
            return null;
        }

        if (!_kinds.TryGetValue(id.Value, out var kind))
        {
            given.Refuse($"No organisation '{id.Value}' stands in this file: add it, or correct the id."
                + $"{Nearest.Suggestion(id.Value, _kinds.Keys)}");
            return null;
        }

        if (kind is { } known && !known.Shares())
        {
            given.Refuse($"'{id.Value}' is of a kind that shares no pictures: name an alarm centre or another sharing party.");
            return null;
        }

        return id;
    }

    private Organisation? ReadOne(Fields fields, Field owner)
    {
        var id = _ids.Declare(fields.Required("id"));
        var name = fields.Required("name")?.Text();
        var kind = fields.Required("kind")?.OneOf<OrganisationKind>();
        var room = ReadRoom(fields.Optional("controlRoom"), kind);
        if (kind == OrganisationKind.ControlRoom && fields.Optional("controlRoom") is null)
        {
            owner.Errors.Add(owner.Node.Line, owner.Path + ".controlRoom",
                $"A control room must say which it is: add \"controlRoom\" with one of {string.Join(", ", _rooms)}.");
        }

        if (id is { } declared)
        {
            _kinds[declared.Value] = kind;
        }

        ReadObjects(fields.Optional("trackedObjects"), id, kind);
        ReadChecklists(fields.Optional("checklists"), id, kind);

        return id is { } i && name is not null && kind is { } k ? new Organisation(i, name, k, room) : null;
    }

    private void ReadObjects(Field? list, OrganisationId? owner, OrganisationKind? kind)
    {
        if (list is { } given && kind is { } known && !known.Shares())
        {
            given.Refuse("Only a party that shares has objects tracked: remove this field, or change the kind.");
        }

        _objects.AddRange(_reader.Read(list, owner));
    }

    private void ReadChecklists(Field? lists, OrganisationId? owner, OrganisationKind? kind)
    {
        if (lists is { } given && kind is { } known && !known.Shares())
        {
            given.Refuse("Only a party that shares judges alarms: remove this field, or change the kind.");
        }

        if (ChecklistsReader.Read(lists) is { } read && owner is { } id)
        {
            _checklists[id.Value] = read;
        }
    }

    private string? ReadRoom(Field? field, OrganisationKind? kind)
    {
        if (field is not { } given || given.Text() is not { } room)
        {
            return null;
        }

        if (kind is { } known && known != OrganisationKind.ControlRoom)
        {
            given.Refuse("Only an organisation of kind controlRoom may have a control room: remove this field, or change the kind.");
            return null;
        }

        if (!_rooms.Contains(room))
        {
            given.Refuse($"'{Field.Shown(room)}' is none of {string.Join(", ", _rooms)}.{Nearest.Suggestion(room, _rooms)}");
            return null;
        }

        if (!_roomLines.TryAdd(room, given.Node.Line))
        {
            given.Refuse($"Control room {room} stands on line {_roomLines[room]} too: one organisation each.");
            return null;
        }

        return room;
    }
}
