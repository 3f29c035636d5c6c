using System.Globalization;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Identity;

namespace LiveView.Api.Tests.Identity.Issuers;

/// <summary>One server and two issuers that nobody here wrote: one speaks for two alarm centres, one for a control room.</summary>
public sealed class FederationStage : IAsyncLifetime
{
    public const string ClientId = "live-view";

    internal static readonly ProviderPerson Els = new("els", "Els van Veilig", ["pac-veilig"], ["centralist"]);
    internal static readonly ProviderPerson Both = new("bo", "Bo van Beide", ["pac-veilig", "pac-stad"], ["centralist"]);
    internal static readonly ProviderPerson Admin = new("ad", "Ad Beheer", ["pac-veilig"], ["beheer"]);
    internal static readonly ProviderPerson Spy = new("spion", "Spion", ["mk-midden-nederland"], ["centralist"]);
    internal static readonly ProviderPerson Idle = new("nik", "Nik Niks", ["pac-veilig"], ["kantine"]);
    internal static readonly ProviderPerson Dirk = new("dirk", "Dirk van de Meldkamer", ["mk-midden-nederland"], ["meldkamer"]);

    private readonly string _secretFile = Path.GetTempFileName();
    private readonly string _secret = $"secret-{Guid.NewGuid():N}";
    private OpenIdProvider? _centres;
    private OpenIdProvider? _room;
    private BentProvider? _bent;
    private LiveServer? _server;

    /// <summary>Issuer <c>centres</c>.</summary>
    public OpenIdProvider Centres => _centres!;

    /// <summary>Issuer <c>room</c>.</summary>
    public OpenIdProvider Room => _room!;

    /// <summary>Issuer <c>bent</c>: <see cref="Centres"/>, whose ID tokens a test may replace.</summary>
    internal BentProvider Bent => _bent!;

    public LiveServer Server => _server!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_secretFile, _secret + "\n");
        _centres = await OpenIdProvider.StartAsync();
        _room = await OpenIdProvider.StartAsync();
        _bent = await BentProvider.StartAsync(_centres.Issuer);
        _server = new LiveServer(demo: true, Settings());
        await _server.InitializeAsync();
        await RegisterAsync(_centres, "centres", "bent");
        await RegisterAsync(_room, "room");
        foreach (var person in (ProviderPerson[])[Els, Both, Admin, Spy, Idle])
        {
            await _centres.Administration.AddPersonAsync(person);
        }

        await _room.Administration.AddPersonAsync(Dirk);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        foreach (var part in (IAsyncDisposable?[])[_bent, _centres, _room])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        File.Delete(_secretFile);
    }

    /// <summary>A person signs in at an issuer.</summary>
    internal static async Task<SignInRun> SignInAsync(LiveServer server, OpenIdProvider provider, string issuer, ProviderPerson person, string query = "")
    {
        var browser = provider.Browser();
        using var answer = await browser.SignInAsync(new Uri(server.Http, $"/v1/sign-in/with/{issuer}{query}"), person);
        return new SignInRun(server.Http, browser);
    }

    internal Task<SignInRun> SignInAsync(ProviderPerson person, string query = "") => person == Dirk
        ? SignInAsync(Server, Room, "room", person, query)
        : SignInAsync(Server, Centres, "centres", person, query);

    /// <summary>A person signs in at the alarm centres' issuer, and the test sees the ID token on its way.</summary>
    internal async Task<SignInRun> SignInSeenAsync(ProviderPerson person)
    {
        string? seen = null;
        Bent.Bend = token => seen = token;
        var run = await SignInAsync(Server, Centres, "bent", person);
        Bent.Bend = token => token;
        return new SignInRun(Server.Http, run.Browser) { IdToken = seen };
    }

    private async Task RegisterAsync(OpenIdProvider provider, params string[] issuers)
    {
        foreach (var issuer in issuers)
        {
            await provider.Administration.AddApplicationAsync(
                Client(issuer), _secret, new Uri(Server.Http, $"/v1/sign-in/answer/{issuer}"), Server.Http,
                new Uri(Server.Http, $"/v1/sign-out/issuer/{issuer}"));
        }
    }

    internal static string Client(string issuer) => issuer == "bent" ? "live-view-bent" : ClientId;

    private Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>();
        Add("centres", Centres.Issuer, "pac-veilig", "pac-stad");
        Add("room", Room.Issuer, "mk-midden-nederland");
        Add("bent", Bent.Address, "pac-veilig", "pac-stad");
        return settings;

        void Add(string id, Uri authority, params string[] organisations)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"Identity:Issuers:{settings.Keys.Count(key => key.EndsWith(":Id", StringComparison.Ordinal))}:");
            settings[$"{prefix}Id"] = id;
            settings[$"{prefix}Name"] = $"Issuer {id}";
            settings[$"{prefix}Authority"] = authority.AbsoluteUri;
            settings[$"{prefix}ClientId"] = Client(id);
            settings[$"{prefix}ClientSecretFile"] = _secretFile;
            settings[$"{prefix}OrganisationClaim"] = ProviderPerson.OrganisationClaim;
            settings[$"{prefix}RoleMap:centralist"] = "Operator";
            settings[$"{prefix}RoleMap:meldkamer"] = "Dispatcher";
            settings[$"{prefix}RoleMap:beheer"] = "Administrator";
            settings[$"{prefix}StrengthByAmr:session"] = "TwoFactors";
            for (var i = 0; i < organisations.Length; i++)
            {
                settings[string.Create(CultureInfo.InvariantCulture, $"{prefix}Organisations:{i}")] = organisations[i];
            }
        }
    }
}

[CollectionDefinition(Name)]
public sealed class FederationCollection : ICollectionFixture<FederationStage>
{
    public const string Name = "federation";
}
