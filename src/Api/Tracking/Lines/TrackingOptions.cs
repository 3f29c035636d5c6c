using System.ComponentModel.DataAnnotations;
using System.Net;
using LiveView.Api.Tracking.Brokers;
using LiveView.Domain.Identifiers;

namespace LiveView.Api.Tracking.Lines;

/// <summary>Where positions of trackers come in that cannot carry a token. Section <c>Tracking</c> of the configuration.</summary>
public sealed class TrackingOptions : IValidatableObject
{
    /// <summary>The lines to listen on.</summary>
    public IList<TrackerListenerOptions> Listeners { get; } = [];

    /// <summary>The brokers at which phones with OwnTracks leave their positions.</summary>
    public IList<BrokerOptions> Brokers { get; } = [];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Listeners.SelectMany((listener, index) => listener.Faults().Select(fault => new ValidationResult($"Tracking:Listeners:{index}:{fault}")))
            .Concat(Brokers.SelectMany((broker, index) => broker.Faults().Select(fault => new ValidationResult($"Tracking:Brokers:{index}:{fault}"))));
}

/// <summary>One line for trackers: what comes in on it speaks for one machine of one party.</summary>
public sealed class TrackerListenerOptions
{
    /// <summary>What trackers speak there.</summary>
    public TrackerProtocol? Protocol { get; set; }

    /// <summary>How it comes. Cursor on Target comes over TCP alone.</summary>
    public TrackerTransport Transport { get; set; }

    /// <summary>Address and port to listen on, such as <c>0.0.0.0:5027</c>.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The party whose objects it may speak for.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>The machine of that party for which it speaks; it needs the scope <c>positions.write</c>, and taking its access away silences the line.</summary>
    public string Machine { get; set; } = "";

    /// <summary>The device whose sentences come in, for NMEA of a receiver that does not say it; null when it does.</summary>
    public string? Device { get; set; }

    /// <summary>Networks from which trackers come, in CIDR, such as <c>10.20.0.0/16</c>; nobody else is heard.</summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>Most connections at once, over UDP most senders within ten minutes, 1 to 65536.</summary>
    public int MostConnections { get; set; } = 1_000;

    internal IEnumerable<string> Faults()
    {
        if (Protocol is null)
        {
            yield return $"Protocol is missing: write one of {string.Join(", ", Enum.GetNames<TrackerProtocol>()).ToLowerInvariant()}.";
        }

        if (!IPEndPoint.TryParse(Endpoint, out var endpoint) || endpoint.Port == 0)
        {
            yield return $"Endpoint '{Endpoint}' is no address and port: write for example 127.0.0.1:5027.";
        }

        if (!Reads(OrganisationId.Parse, Organisation))
        {
            yield return $"Organisation '{Organisation}' is no identifier: write that of a party of the party file.";
        }

        if (!Reads(MachineId.Parse, Machine))
        {
            yield return $"Machine '{Machine}' is no identifier: write that of a machine of the organisation.";
        }

        if (AllowedNetworks.Count == 0)
        {
            yield return "AllowedNetworks is empty: write the networks from which trackers come, for example 10.20.0.0/16.";
        }

        foreach (var network in AllowedNetworks.Where(network => !IPNetwork.TryParse(network, out _)))
        {
            yield return $"AllowedNetworks holds '{network}', which is no network: write an address and the length of its prefix, for example 10.20.0.0/16.";
        }

        if (MostConnections is < 1 or > 65_536)
        {
            yield return "MostConnections is 1 to 65536.";
        }

        if (Transport == TrackerTransport.Udp && Protocol == TrackerProtocol.Cot)
        {
            yield return "Transport udp is for teltonika, nmea and ais: let cot come over tcp.";
        }

        if (Device is not null && Protocol is not TrackerProtocol.Nmea)
        {
            yield return "Device is for nmea alone: the other protocols name their devices.";
        }
    }

    private static bool Reads<T>(Func<string, T> parse, string text)
    {
        try
        {
            _ = parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

/// <summary>How what trackers say comes.</summary>
public enum TrackerTransport
{
    /// <summary>Over connections.</summary>
    Tcp,

    /// <summary>In datagrams.</summary>
    Udp,
}

/// <summary>What trackers speak on a line.</summary>
public enum TrackerProtocol
{
    /// <summary>Teltonika, codecs 7, 8, 8 Extended and 16: acknowledged when stored.</summary>
    Teltonika,

    /// <summary>NMEA 0183 sentences.</summary>
    Nmea,

    /// <summary>AIS sentences; the device is the MMSI.</summary>
    Ais,

    /// <summary>A stream of Cursor on Target events; the device is the uid.</summary>
    Cot,
}
