namespace LiveView.Simulation.Processes;

/// <summary>What a test may choose about the server; what it leaves out is chosen for it.</summary>
public sealed record ServerOptions
{
    /// <summary>Party file; by default the demonstration's own, as written.</summary>
    public string? PartyFile { get; init; }

    /// <summary>Stays after disposal when named; a temporary directory that goes away otherwise.</summary>
    public string? DataDirectory { get; init; }

    public int HttpPort { get; init; } = FreePort.Take();

    public int Dc09Port { get; init; } = FreePort.Take();

    public int SiloPort { get; init; } = FreePort.Take();

    public int GatewayPort { get; init; } = FreePort.Take();

    public int RelayPort { get; init; } = FreePort.Take();

    /// <summary><c>sqlite</c> or <c>postgresql</c>.</summary>
    public string StorageProvider { get; init; } = "sqlite";

    public string? ConnectionString { get; init; }

    /// <summary><c>all</c>, <c>silo</c> or <c>edge</c>.</summary>
    public string Role { get; init; } = "all";

    public bool Demo { get; init; } = true;

    /// <summary>Any other configuration keys, e.g. <c>Media:KeepWarm</c>; these win.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();

    /// <summary>How long it may take until it serves: as long as it takes to register what the party file holds.</summary>
    public TimeSpan StartsWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Receives every line the server prints.</summary>
    public Action<string>? Echo { get; init; }
}
