using System.Security.Cryptography;
using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Machines;

namespace LiveView.Api.Machines;

/// <summary>Machines of one's own organisation, for its administrator.</summary>
internal static class MachineEndpoints
{
    private const int IdBytes = 6;

    public static void MapMachines(this IEndpointRouteBuilder endpoints)
    {
        var machines = endpoints.MapGroup("/v1/machines").AddEndpointFilter(AsAdministrator);
        machines.MapGet("", ListAsync);
        machines.MapPost("", AddAsync);
        machines.MapPost("/{machine}/secrets", AddSecretAsync);
        machines.MapDelete("/{machine}/secrets/{secret}", DropSecretAsync);
        machines.MapPost("/{machine}/certificates", AddCertificateAsync);
        machines.MapPost("/{machine}/enrolment", BeginEnrolmentAsync);
        machines.MapPost("/{machine}/disabled", DisableAsync);
        machines.MapDelete("/{machine}/disabled", EnableAsync);
    }

    /// <summary>Acts as administrator, whatever the role in which the person usually works.</summary>
    private static async ValueTask<object?> AsAdministrator(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!context.HttpContext.User.Roles().Contains(PersonRole.Administrator))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "role-missing", "Only an administrator looks after machines.");
        }

        if (!context.HttpContext.User.Actor().IsSignedInBy(SignInStrength.TwoFactors))
        {
            return Problem.Of(
                StatusCodes.Status403Forbidden, DenyCode.Of(DenyReason.SignInTooWeak), "Sign in with two factors to look after machines.");
        }

        using var acting = Caller.Of(Administrator(context.HttpContext)).Use();
        return await next(context);
    }

    private static Actor Administrator(HttpContext http) => http.User.Actor() with { Role = PersonRole.Administrator };

    private static async Task<IReadOnlyList<MachineView>> ListAsync(HttpContext http, IClusterClient cluster) =>
        [.. (await Machines(http, cluster).List()).Select(each => View(http, each))];

    private static async Task<IResult> AddAsync(MachineRequest request, HttpContext http, IClusterClient cluster, TimeProvider time)
    {
        var scopes = request.Scopes.Select(MachineScopeNames.Find).ToArray();
        if (scopes.Any(each => each is null))
        {
            return Problem.Of(
                StatusCodes.Status400BadRequest, "unknown-scope",
                $"There is no such scope: use {string.Join(", ", Enum.GetValues<MachineScope>().Select(each => each.Name()))}.");
        }

        var id = MachineId.Parse($"m{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes))}");
        var made = request is { Enrol: false, CertificateSha256: null } ? MachineSecrets.Make(time.GetUtcNow()) : ((string Shown, MachineSecret Kept)?)null;
        var enrolling = request.Enrol ? NewCode(time) : ((string Shown, MachineEnrolment Kept)?)null;
        var result = await Machines(http, cluster).Add(Order(
            http, new MachineCommand.Add(id, request.Name, [.. scopes.OfType<MachineScope>()], made?.Kept, request.CertificateSha256) { Enrolment = enrolling?.Kept }));
        return result.Refusal is { } refusal
            ? Problem.Of(refusal)
            : TypedResults.Created(
                $"/v1/machines/{id}",
                new MadeMachine(id, ClientId(http, id), made?.Kept.Id, made?.Shown) { EnrolmentCode = enrolling?.Shown, EnrolmentUntil = enrolling?.Kept.Until });
    }

    private static async Task<IResult> AddSecretAsync(string machine, HttpContext http, IClusterClient cluster, TimeProvider time)
    {
        var (shown, kept) = MachineSecrets.Make(time.GetUtcNow());
        var id = MachineId.Parse(machine);
        var result = await Machines(http, cluster).AddSecret(Order(http, new MachineCommand.AddSecret(id, kept)));
        return result.Refusal is { } refusal
            ? Problem.Of(refusal)
            : TypedResults.Ok(new MadeMachine(id, ClientId(http, id), kept.Id, shown));
    }

    private static async Task<IResult> DropSecretAsync(string machine, string secret, HttpContext http, IClusterClient cluster) =>
        Answer(await Machines(http, cluster).DropSecret(Order(http, new MachineCommand.DropSecret(MachineId.Parse(machine), secret))));

    private static async Task<IResult> AddCertificateAsync(string machine, CertificateRequest request, HttpContext http, IClusterClient cluster) =>
        Answer(await Machines(http, cluster).AddCertificate(Order(http, new MachineCommand.AddCertificate(MachineId.Parse(machine), request.Sha256))));

    /// <summary>A code for a device that lost its own, or is replaced.</summary>
    private static async Task<IResult> BeginEnrolmentAsync(string machine, HttpContext http, IClusterClient cluster, TimeProvider time)
    {
        var (shown, kept) = NewCode(time);
        var id = MachineId.Parse(machine);
        var result = await Machines(http, cluster).BeginEnrolment(Order(http, new MachineCommand.BeginEnrolment(id, kept)));
        return result.Refusal is { } refusal
            ? Problem.Of(refusal)
            : TypedResults.Ok(new MadeMachine(id, ClientId(http, id), null, null) { EnrolmentCode = shown, EnrolmentUntil = kept.Until });
    }

    private static async Task<IResult> DisableAsync(string machine, HttpContext http, IClusterClient cluster) =>
        Answer(await Machines(http, cluster).Disable(Order(http, new MachineCommand.Disable(MachineId.Parse(machine)))));

    private static async Task<IResult> EnableAsync(string machine, HttpContext http, IClusterClient cluster) =>
        Answer(await Machines(http, cluster).Enable(Order(http, new MachineCommand.Enable(MachineId.Parse(machine)))));

    private static IResult Answer(MachineResult result) => result.Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.NoContent();

    private static IMachinesGrain Machines(HttpContext http, IClusterClient cluster) =>
        cluster.GetGrain<IMachinesGrain>(GrainKeys.Machines(http.User.OrganisationId()));

    private static Order<TCommand> Order<TCommand>(HttpContext http, TCommand command) => new(Administrator(http), command);

    private static (string Shown, MachineEnrolment Kept) NewCode(TimeProvider time)
    {
        var code = EnrolmentCode.Of(RandomNumberGenerator.GetBytes(EnrolmentCode.Bytes));
        return (code.ToString(), new MachineEnrolment(code.Hash, time.GetUtcNow() + MachineEnrolment.Lifetime));
    }

    private static string ClientId(HttpContext http, MachineId machine) => new MachineClientId(http.User.OrganisationId(), machine).ToString();

    private static MachineView View(HttpContext http, MachineSummary machine) => new(
        machine.Id, ClientId(http, machine.Id), machine.Name, [.. machine.Scopes.Select(each => each.Name())], machine.Secrets, machine.Certificates,
        machine.Disabled, machine.Since, machine.EnrolmentUntil);

    /// <param name="Name">What people call it.</param>
    /// <param name="Scopes">What it may do.</param>
    /// <param name="CertificateSha256">SHA-256 of its client certificate; without one it gets a secret.</param>
    /// <param name="Enrol">Instead, it gets a code by which its device gets a certificate.</param>
    internal sealed record MachineRequest(string Name, IReadOnlyList<string> Scopes, string? CertificateSha256 = null, bool Enrol = false);

    /// <param name="Sha256">SHA-256 of the client certificate, 64 hexadecimal digits in small letters.</param>
    internal sealed record CertificateRequest(string Sha256);

    /// <param name="Id">Its name in the organisation.</param>
    /// <param name="ClientId">What it calls itself when it asks for a token, or enrols.</param>
    /// <param name="SecretId">Names the secret, or null.</param>
    /// <param name="Secret">The secret; it is shown this once. Null for a machine with a certificate.</param>
    internal sealed record MadeMachine(MachineId Id, string ClientId, string? SecretId, string? Secret)
    {
        /// <summary>The code by which its device enrols; it is shown this once. Null when it has none.</summary>
        public string? EnrolmentCode { get; init; }

        /// <summary>Until when, UTC.</summary>
        public DateTimeOffset? EnrolmentUntil { get; init; }
    }

    internal sealed record MachineView(
        MachineId Id, string ClientId, string Name, IReadOnlyList<string> Scopes, IReadOnlyList<SecretSummary> Secrets,
        IReadOnlyList<string> CertificatesSha256, bool Disabled, DateTimeOffset Since, DateTimeOffset? EnrolmentUntil);
}
