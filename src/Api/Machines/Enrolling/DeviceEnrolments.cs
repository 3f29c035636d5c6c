using System.Security.Cryptography;
using System.Text;
using LiveView.Api.Problems;
using LiveView.Domain.Identity;
using LiveView.Domain.Machines;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Machines;
using Microsoft.AspNetCore.Http.Features;

namespace LiveView.Api.Machines.Enrolling;

/// <summary>
/// The enrolment of a TAK server (<c>/Marti/api/tls</c>): a device shows the code that its organisation's administrator was given for it,
/// asks what to call itself, has its key certified, and asks for a profile. These three, and nothing else.
/// </summary>
internal sealed class DeviceEnrolments(IClusterClient cluster, DeviceAuthority authority, ILogger<DeviceEnrolments> logger)
{
    private const string Base = "/Marti/api/tls";

    public async Task AnswerAsync(HttpContext http)
    {
        Func<HttpContext, Device, Task<IResult>>? answer = (http.Request.Method, http.Request.Path.Value) switch
        {
            ("GET", $"{Base}/config") => (_, device) => Task.FromResult(MartiFormat.Config(device.Id.Organisation)),
            ("POST", $"{Base}/signClient/v2") => SignAsync,
            // Clients ask for it with the code they just used, and take the enrolment for failed when they hear anything but this.
            ("GET", $"{Base}/profile/enrollment") => (_, _) => Task.FromResult<IResult>(TypedResults.NoContent()),
            _ => null,
        };
        using var acting = Caller.System("device enrolment").Use();
        var result = answer is null ? Unknown() : await RecogniseAsync(http) is { } device ? await answer(http, device) : NotRecognised(http);
        await result.ExecuteAsync(http);
    }

    /// <summary>The device that a request comes from; null whatever is wrong with what it shows.</summary>
    private async Task<Device?> RecogniseAsync(HttpContext http) =>
        BasicCredentials.Read(http.Request.Headers.Authorization) is { } shown
        && MachineClientId.Find(shown.Name) is { } id && EnrolmentCode.Read(shown.Password) is { } code
        && await Machines(id).ShowCode(id.Machine, code.Hash) is not null
            ? new Device(id, code)
            : null;

    private async Task<IResult> SignAsync(HttpContext http, Device device)
    {
        var (request, fault) = SigningRequest.Read(await BodyAsync(http));
        if (request is null)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "bad-signing-request", fault);
        }

        // Before anything is used up: a device that does not learn whom to trust has enrolled for nothing.
        var trusted = http.Features.GetRequiredFeature<EnrolmentConnection>().Trusted();
        using var issued = authority.Issue(device.Id, request.Key);
        var result = await Machines(device.Id).Enrol(new DeviceEnrolment(
            device.Id.Machine, device.Code.Hash, request.KeySha256, Convert.ToHexStringLower(issued.GetCertHash(HashAlgorithmName.SHA256))));
        if (result.Refusal is { } refusal)
        {
            return Problem.Of(refusal);
        }

        MachinesLog.Enrolled(logger, device.Id);
        return MartiFormat.Signed(issued, [authority.Certificate, .. trusted], http.Request.Headers.Accept.ToString());
    }

    private static async Task<string> BodyAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = SigningRequest.MostCharacters;
        }

        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }

    private IMachinesGrain Machines(MachineClientId id) => cluster.GetGrain<IMachinesGrain>(GrainKeys.Machines(id.Organisation));

    private IResult NotRecognised(HttpContext http)
    {
        MachinesLog.DeviceNotRecognised(logger, http.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"Live View\", charset=\"UTF-8\"";
        return Problem.Of(
            StatusCodes.Status401Unauthorized, "not-recognised",
            "The device or its code is not known here, or the code was used or is older than 24 hours: ask the administrator of your organisation for a new code.");
    }

    private static IResult Unknown() => Problem.Of(StatusCodes.Status404NotFound, "not-found", "Devices enrol here; there is nothing else.");

    /// <param name="Id">What it is registered as.</param>
    /// <param name="Code">The code that it showed.</param>
    private sealed record Device(MachineClientId Id, EnrolmentCode Code);
}
