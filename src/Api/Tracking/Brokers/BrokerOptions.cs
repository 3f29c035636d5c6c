using LiveView.Domain.Identifiers;

namespace LiveView.Api.Tracking.Brokers;

/// <summary>A broker of MQTT at which phones with OwnTracks leave their positions.</summary>
public sealed class BrokerOptions
{
    private const int LastPort = 65_535;
    private const int MostClientId = 64;

    /// <summary>Its host name or address; its certificate must be for that.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port, 1 to 65535.</summary>
    public int Port { get; set; } = 8883;

    /// <summary>Whether it is spoken to with TLS (1.2 or 1.3); without it only on this machine.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>File with the certificates of the authority that signed the broker's, PEM; null for the authorities of the system.</summary>
    public string? AuthorityFile { get; set; }

    /// <summary>Who the server is there; null for nobody.</summary>
    public string? UserName { get; set; }

    /// <summary>File with its password and nothing else, for the service alone.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Names the session that the broker keeps while the server is away, 1 to 64 characters; one that nobody else has there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>What is subscribed to, and for whom each speaks.</summary>
    public IList<BrokerTopicOptions> Topics { get; } = [];

    internal IEnumerable<string> Faults()
    {
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
        {
            yield return $"Host '{Host}' is no host name or address.";
        }

        if (Port is < 1 or > LastPort)
        {
            yield return "Port is 1 to 65535.";
        }

        if (!Tls && !new UriBuilder("mqtt", Uri.CheckHostName(Host) == UriHostNameType.Unknown ? "x" : Host).Uri.IsLoopback)
        {
            yield return $"Tls is off and '{Host}' is another machine: positions and passwords would travel for everybody to read. Leave Tls on.";
        }

        if (AuthorityFile is { } authority && !File.Exists(authority))
        {
            yield return $"AuthorityFile '{authority}' does not exist.";
        }

        if (PasswordFile is { } password && !File.Exists(password))
        {
            yield return $"PasswordFile '{password}' does not exist.";
        }

        if (PasswordFile is not null && string.IsNullOrEmpty(UserName))
        {
            yield return "PasswordFile is given without a UserName.";
        }

        if (ClientId.Length is 0 or > MostClientId)
        {
            yield return "ClientId is missing or too long: 1 to 64 characters that nobody else has at this broker.";
        }

        foreach (var fault in TopicFaults())
        {
            yield return fault;
        }
    }

    private IEnumerable<string> TopicFaults()
    {
        if (Topics.Count == 0)
        {
            yield return "Topics is empty: write what is subscribed to, for example owntracks/veilig/#.";
        }

        foreach (var (topic, index) in Topics.Select((topic, index) => (topic, index)))
        {
            if (!TopicFilter.IsValid(topic.Filter))
            {
                yield return $"Topics:{index}:Filter '{topic.Filter}' is no topic filter: write for example owntracks/veilig/#.";
            }

            if (Topics.Take(index).FirstOrDefault(earlier => TopicFilter.Overlap(earlier.Filter, topic.Filter)) is { } other)
            {
                yield return $"Topics:{index}:Filter '{topic.Filter}' and '{other.Filter}' may both hold one topic: nobody could tell for whom it speaks.";
            }

            if (!IdentifierText.IsValid(topic.Organisation) || !IdentifierText.IsValid(topic.Machine))
            {
                yield return $"Topics:{index} names no organisation and machine: write the identifiers of a party and of its machine.";
            }
        }
    }
}

/// <summary>Topics of a broker that speak for one machine of one party.</summary>
public sealed class BrokerTopicOptions
{
    /// <summary>What is subscribed to, such as <c>owntracks/veilig/#</c>. Who may publish there the broker's own list says.</summary>
    public string Filter { get; set; } = "";

    /// <summary>The party whose objects it may speak for; a device is named by its topic, such as <c>owntracks/veilig/van-12</c>.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>The machine of that party for which it speaks; it needs the scope <c>positions.write</c>, and taking its access away silences it.</summary>
    public string Machine { get; set; } = "";
}
