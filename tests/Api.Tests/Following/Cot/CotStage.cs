using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Machines;
using LiveView.Simulation.Processes;

namespace LiveView.Api.Tests.Following.Cot;

/// <summary>A server with a door for clients of TAK.</summary>
public sealed class CotStage : IAsyncLifetime
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("live-view-cot-");

    private NpmPackages? _packages;

    public LiveServer Server { get; private set; } = null!;

    public int Port { get; } = FreePort.Take();

    public async Task InitializeAsync()
    {
        using var own = Certificate("O=live-view", TimeSpan.FromHours(1));
        var (path, key) = (Path.Combine(_files.FullName, "cert.pem"), Path.Combine(_files.FullName, "key.pem"));
        await File.WriteAllTextAsync(path, own.ExportCertificatePem());
        await File.WriteAllTextAsync(key, own.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Server = new LiveServer(
            demo: true, ("Cot:Endpoint", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}")), ("Cot:Certificate:Path", path),
            ("Cot:Certificate:KeyPath", key), ("Cot:CertificateStrength", "twoFactors"), ("Cot:ConsoleAddress", "https://live-view.example/"));
        await Server.InitializeAsync();
        _packages = await NpmPackages.InstallAsync(TakClient.Packages);
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        _packages?.Dispose();
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
    internal Task<TakClient> ConnectAsync(X509Certificate2 certificate) => TakClient.ConnectAsync(_packages!, Port, certificate);

    /// <summary>The administrator of an organisation registers a device.</summary>
    internal async Task<MachineId> RegisterAsync(
        string organisation, OrganisationKind kind, X509Certificate2 certificate, MachineScope scope = MachineScope.PositionsFollow)
    {
        var machine = MachineId.Parse($"tak-{Guid.NewGuid():N}"[..16]);
        var admin = Administrator(organisation, kind);
        using var acting = Caller.Of(admin).Use();
        var added = await Machines(organisation).Add(new Order<MachineCommand.Add>(
            admin, new MachineCommand.Add(machine, "Telefoon", [scope], null, Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256)))));
        Assert.Null(added.Refusal);
        return machine;
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
