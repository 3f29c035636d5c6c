using LiveView.Domain.Identifiers;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Parties;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads the organisations of a party file, and afterwards knows which of them a connection may name.</summary>
internal sealed class OrganisationsReader(JurisdictionTable table)
{
    private readonly Identifiers<OrganisationId> _ids = new();
    private readonly Dictionary<string, OrganisationKind?> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _roomLines = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _rooms = table.ControlRooms;

    public IReadOnlyList<Organisation> Read(Field? list)
    {
        var organisations = new List<Organisation>();
        foreach (var item in list?.Items() ?? [])
        {
            if (item.Object("id", "name", "kind", "controlRoom") is { } fields && ReadOne(fields, item) is { } organisation)
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
            given.Refuse($"No organisation '{id.Value}' stands in this file: add it, or correct the id.{Nearest.Suggestion(id.Value, _kinds.Keys)}");
            return null;
        }

        if (kind is { } known && !known.Shares())
        {
            given.Refuse($"'{id.Value}' is of a kind that receives pictures and shares none: name an alarm centre or another sharing party.");
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

        return id is { } i && name is not null && kind is { } k ? new Organisation(i, name, k, room) : null;
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
