using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Jurisdiction;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads the connections of a party file.</summary>
internal sealed class ConnectionsReader(OrganisationsReader organisations, JurisdictionTable table)
{
    private readonly Identifiers<ConnectionNumber> _numbers = new();
    private readonly AddressReader _addresses = new(table);
    private readonly AlarmAccountsReader _accounts = new();
    private readonly CamerasReader _cameras = new();

    public IReadOnlyList<Site> Read(Field? list)
    {
        var sites = new List<Site>();
        foreach (var item in list?.Items() ?? [])
        {
            if (item.Object("number", "name", "sharingParty", "address", "position", "alarmAccounts", "cameras", "sourcePolicy")
                is { } fields && ReadOne(fields) is { } site)
            {
                sites.Add(site);
            }
        }

        return sites;
    }

    private Site? ReadOne(Fields fields)
    {
        var number = _numbers.Declare(fields.Required("number"));
        var name = fields.Required("name")?.Text();
        var party = organisations.SharingParty(fields.Required("sharingParty"));
        var address = _addresses.Read(fields.Required("address"));
        var position = PositionReader.Read(fields.Required("position"));
        var accounts = _accounts.Read(fields.Required("alarmAccounts"));
        var cameras = _cameras.Read(fields.Required("cameras"));
        var policy = SourcePolicyReader.Read(fields.Required("sourcePolicy"));
        return number is { } n && name is not null && party is { } p && address is not null && position is not null && policy is not null
            ? new Site(n, name, p, address, position, accounts, cameras, policy, organisations.Checklists(p))
            : null;
    }
}
