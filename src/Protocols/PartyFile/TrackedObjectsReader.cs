using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads the tracked objects of an organisation: ids are unique over the whole file, devices within their organisation.</summary>
internal sealed class TrackedObjectsReader
{
    private const string AnyMachine = "*";

    private readonly Identifiers<TrackedObjectId> _ids = new();
    private readonly List<(Field Field, ConnectionNumber Connection, OrganisationId? Owner)> _connections = [];

    public IEnumerable<TrackedObject> Read(Field? list, OrganisationId? owner)
    {
        var devices = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in list?.Items() ?? [])
        {
            if (item.Object(
                "id", "name", "kind", "device", "sources", "fastestSpeed", "expectedIntervalSeconds", "keepTrail", "duress", "alarmConnection") is { } fields
                && ReadOne(fields, owner, devices) is { } one)
            {
                yield return one;
            }
        }
    }

    private TrackedObject? ReadOne(Fields fields, OrganisationId? owner, Dictionary<string, int> devices)
    {
        var id = _ids.Declare(fields.Required("id"));
        var name = fields.Required("name")?.Text();
        var kind = fields.Required("kind")?.OneOf<TrackedObjectKind>();
        var device = Device(fields.Required("device"), devices);
        var keepTrail = fields.Required("keepTrail")?.Boolean();
        var sources = Sources(fields.Optional("sources"));
        var fastest = fields.Optional("fastestSpeed")?.Real(1, 400);
        var interval = fields.Optional("expectedIntervalSeconds")?.Real(1, 86_400);
        var duress = fields.Optional("duress")?.OneOf<DuressUse>() ?? DuressUse.Never;
        var connection = AlarmConnection(fields, duress, owner);
        return id is { } i && owner is { } o && name is not null && kind is { } k && device is not null && keepTrail is { } keep
            ? new TrackedObject(i, o, name, k, device, keep)
            {
                Sources = sources,
                FastestSpeed = fastest,
                ExpectedIntervalSeconds = interval,
                Duress = duress,
                AlarmConnection = connection,
            }
            : null;
    }

    /// <summary>Checks, once the connections are read, that those under which objects raise the alarm are their owners' own.</summary>
    public void Check(IReadOnlyList<Site> sites)
    {
        foreach (var (field, connection, owner) in _connections)
        {
            if (owner is not null && !sites.Any(site => site.Number == connection && site.SharingParty == owner))
            {
                field.Refuse($"'{connection}' is no connection of '{owner}' in this file: name one that it shares.");
            }
        }
    }

    private ConnectionNumber? AlarmConnection(Fields fields, DuressUse duress, OrganisationId? owner)
    {
        if (fields.Optional("alarmConnection") is { } given)
        {
            var connection = Identifiers<ConnectionNumber>.Read(given);
            if (connection is { } named)
            {
                _connections.Add((given, named, owner));
            }

            return connection;
        }

        if (duress != DuressUse.Never)
        {
            fields.Optional("duress")?.Refuse("Its alarms have nowhere to be raised: add \"alarmConnection\" with a connection of the organisation.");
        }

        return null;
    }

    private static string? Device(Field? field, Dictionary<string, int> devices)
    {
        if (field is not { } given || given.Text(64) is not { } device)
        {
            return null;
        }

        if (devices.TryAdd(device, given.Node.Line))
        {
            return device;
        }

        given.Refuse($"Device '{Field.Shown(device)}' stands on line {devices[device]} too: one object each.");
        return null;
    }

    /// <summary>The machines that may speak for it; null for all of its organisation.</summary>
    private static List<MachineId>? Sources(Field? field)
    {
        if (field is not { } given)
        {
            return null;
        }

        var items = given.Items().ToArray();
        if (items.Length == 0)
        {
            given.Refuse("Nobody may speak for this object: name machines, or leave the field out for every machine of the organisation.");
        }

        return Array.Exists(items, item => item.Node is { Kind: JsonKind.Text, Text: AnyMachine })
            ? null
            : [.. items.Select(Identifiers<MachineId>.Read).OfType<MachineId>()];
    }
}
