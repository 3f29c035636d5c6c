using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Machines;
using LiveView.Simulation.Processes;

namespace LiveView.Api.Tests.Following.Cot;

/// <summary>A server with a door for clients of TAK, and one at which they enrol.</summary>
public sealed class CotStage : IAsyncLifetime
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("live-view-cot-");
    private readonly ServersCertificate _own = new();
    private readonly (string Key, string Value)[] _more;
    private readonly Lazy<Task<NpmPackages>> _packages = new(() => NpmPackages.InstallAsync(TakClient.Packages));

    public CotStage() : this([])
    {
    }

    /// <param name="more">Other settings.</param>
    internal CotStage(params (string Key, string Value)[] more) => _more = more;

    public LiveServer Server { get; private set; } = null!;

    public int Port { get; } = FreePort.Take();

    public int EnrolmentPort { get; } = FreePort.Take();

    /// <summary>Who signed the server's certificate.</summary>
    public X509Certificate2 Authority => _own.Authority;

    /// <summary>The same as a file.</summary>
    public string AuthorityFile => Path.Combine(_files.FullName, "authority.pem");

    /// <summary>What others wrote to speak to TAK servers.</summary>
    internal Task<NpmPackages> Packages => _packages.Value;

    public async Task InitializeAsync()
    {
        var (path, key) = _own.WriteTo(_files.FullName);
        await File.WriteAllTextAsync(AuthorityFile, Authority.ExportCertificatePem());
        Server = new LiveServer(demo: true, new Dictionary<string, string?>
        {
            ["Cot:Endpoint"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}"),
            ["Cot:Enrolment:Endpoint"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{EnrolmentPort}"),
            ["Cot:Certificate:Path"] = path,
            ["Cot:Certificate:KeyPath"] = key,
            ["Cot:CertificateStrength"] = "twoFactors",
            ["Cot:ConsoleAddress"] = "https://live-view.example/",
        }.Concat(_more.Select(each => KeyValuePair.Create(each.Key, (string?)each.Value))).ToDictionary());
        await Server.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        if (_packages.IsValueCreated)
        {
            (await Packages).Dispose();
        }

        _own.Dispose();
        _files.Delete(recursive: true);
    }

    /// <summary>A certificate that nobody signed but its holder.</summary>
    public static X509Certificate2 Certificate(string subject, TimeSpan valid)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddHours(-2), now + valid);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>A client connects.</summary>
    internal Task<TakClient> ConnectAsync(X509Certificate2 certificate) =>
        ConnectAsync(certificate.ExportCertificatePem(), certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());

    /// <summary>A client connects with a certificate and its key, as PEM.</summary>
    internal async Task<TakClient> ConnectAsync(string certificate, string key) => await TakClient.ConnectAsync(await Packages, Port, certificate, key);

    /// <summary>The administrator of an organisation registers a device.</summary>
    internal Task<MachineId> RegisterAsync(
        string organisation, OrganisationKind kind, X509Certificate2 certificate, MachineScope scope = MachineScope.PositionsFollow) => AddAsync(
            organisation, kind,
            id => new MachineCommand.Add(id, "Telefoon", [scope], null, Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256))));

    /// <summary>The administrator of an organisation registers a device that is to enrol.</summary>
    /// <returns>What it calls itself, and its code.</returns>
    internal async Task<(MachineClientId Device, string Code)> RegisterToEnrolAsync(string organisation, OrganisationKind kind, TimeSpan? good = null)
    {
        var code = EnrolmentCode.Of(RandomNumberGenerator.GetBytes(EnrolmentCode.Bytes));
        var kept = new MachineEnrolment(code.Hash, Server.Get<TimeProvider>().GetUtcNow() + (good ?? MachineEnrolment.Lifetime));
        var machine = await AddAsync(
            organisation, kind, id => new MachineCommand.Add(id, "Telefoon", [MachineScope.PositionsFollow], null, null) { Enrolment = kept });
        return (new MachineClientId(OrganisationId.Parse(organisation), machine), code.ToString());
    }

    private async Task<MachineId> AddAsync(string organisation, OrganisationKind kind, Func<MachineId, MachineCommand.Add> add)
    {
        var machine = MachineId.Parse($"tak-{Guid.NewGuid():N}"[..16]);
        var admin = Administrator(organisation, kind);
        using var acting = Caller.Of(admin).Use();
        Assert.Null((await Machines(organisation).Add(new Order<MachineCommand.Add>(admin, add(machine)))).Refusal);
        return machine;
    }

    /// <summary>It gives a device that enrolled another code.</summary>
    internal async Task<string> RenewAsync(OrganisationKind kind, MachineClientId device)
    {
        var code = EnrolmentCode.Of(RandomNumberGenerator.GetBytes(EnrolmentCode.Bytes));
        var kept = new MachineEnrolment(code.Hash, Server.Get<TimeProvider>().GetUtcNow() + MachineEnrolment.Lifetime);
        var admin = Administrator(device.Organisation.Value, kind);
        using var acting = Caller.Of(admin).Use();
        var begun = await Machines(device.Organisation.Value).BeginEnrolment(
            new Order<MachineCommand.BeginEnrolment>(admin, new MachineCommand.BeginEnrolment(device.Machine, kept)));
        Assert.Null(begun.Refusal);
        return code.ToString();
    }

    /// <summary>It takes the access away.</summary>
    internal async Task DisableAsync(string organisation, OrganisationKind kind, MachineId machine)
    {
        var admin = Administrator(organisation, kind);
        using var acting = Caller.Of(admin).Use();
        Assert.Null((await Machines(organisation).Disable(new Order<MachineCommand.Disable>(admin, new MachineCommand.Disable(machine)))).Refusal);
    }

    private IMachinesGrain Machines(string organisation) =>
        Server.Get<IClusterClient>().GetGrain<IMachinesGrain>(GrainKeys.Machines(OrganisationId.Parse(organisation)));

    private static Actor Administrator(string organisation, OrganisationKind kind) => new(
        PersonId.Parse("ad"), OrganisationId.Parse(organisation), kind, PersonRole.Administrator, SignInStrength.TwoFactors);
}
