using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveView.Api.Identity;
using LiveView.Api.Json;
using LiveView.Api.Machines;
using LiveView.Api.Problems;
using LiveView.Domain.Connections;
using LiveView.Domain.Incidents;
using LiveView.Domain.Machines;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Alarms;
using LiveView.Protocols.ContactId;
using LiveView.Protocols.SiaCodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LiveView.Api.Alarms;

/// <summary>
/// Alarms from programs that speak no DC-09. An alarm goes the same way as a panel's frame, and is answered only when it is stored; sent
/// again under the same identifier it raises nothing a second time.
/// </summary>
internal static class AlarmEndpoints
{
    private const int MostBody = 8 * 1024;
    private const int MostText = 200;
    private const int MostIdentifier = 64;
    private const int MostNumber = 8;

    public static void MapAlarms(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/v1/alarms", TakeAsync)
        .RequireAuthorization(new AuthorizationPolicyBuilder(MachineTokens.Scheme).RequireAuthenticatedUser()
            .RequireAssertion(context => context.User.Identity is MachineIdentity machine && machine.Holds(MachineScope.AlarmsWrite)).Build())
        .WithMetadata(new MachineDoor(), new RequestSizeLimitAttribute(MostBody));

    private static async Task<IResult> TakeAsync(AlarmRequest alarm, HttpContext http, IClusterClient cluster, TimeProvider time)
    {
        if (Fault(alarm) is { } fault)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "bad-alarm", fault);
        }

        var account = new AlarmAccount(alarm.Account, alarm.Receiver ?? "0", alarm.Line ?? "0");
        // The sequence number of a panel has no counterpart here: the sender's own identifier tells a resend.
        var message = new ReceivedMessage(http.User.Machine().Organisation.Id, 0, Fingerprint(alarm), [Signal(alarm)], time.GetUtcNow());
        return await cluster.GetGrain<IAlarmAccountGrain>(GrainKeys.Of(account)).Receive(message) switch
        {
            AlarmReceipt.Stored => TypedResults.Json(new AlarmAnswer(alarm.Id, false), statusCode: StatusCodes.Status201Created),
            AlarmReceipt.Repeated => TypedResults.Ok(new AlarmAnswer(alarm.Id, true)),
            AlarmReceipt.UnknownAccount => Problem.Of(
                StatusCodes.Status404NotFound, "unknown-account", "No connection of your organisation reports under this account."),
            var receipt => throw new InvalidOperationException($"No answer for {receipt}."),
        };
    }

    private static string? Fault(AlarmRequest alarm) =>
        alarm.Id.Length is 0 or > MostIdentifier || alarm.Id.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or ':'))
            ? $"'id' names the alarm at the sender: 1 to {MostIdentifier} letters, digits, '-', '_', '.' or ':'."
        : !IsContactId(alarm.Code) && !IsSia(alarm.Code) ? "'code' is three digits of Contact ID (122) or two capitals of SIA (HA)."
        : alarm.Text is { Length: > MostText } || alarm.Text?.Any(char.IsControl) == true ? $"'text' has at most {MostText} characters, no control characters."
        : !IsNumber(alarm.Zone) || !IsNumber(alarm.Partition) ? $"'zone' and 'partition' are 1 to {MostNumber} digits."
        : null;

    private static bool IsContactId(string code) => code.Length == 3 && code.All(char.IsAsciiDigit);

    private static bool IsSia(string code) => code.Length == 2 && code.All(char.IsAsciiLetterUpper);

    private static bool IsNumber(string? text) => text is null || (text.Length is > 0 and <= MostNumber && text.All(char.IsAsciiDigit));

    private static AlarmSignal Signal(AlarmRequest alarm)
    {
        if (IsContactId(alarm.Code))
        {
            return new AlarmSignal(ContactIdCodes.KindOf(alarm.Code), alarm.Restore ?? false, alarm.Code, alarm.Zone, alarm.Partition, alarm.Text);
        }

        var (kind, isRestore) = SiaCodeTable.Find(alarm.Code);
        return new AlarmSignal(kind, alarm.Restore ?? isRestore, alarm.Code, alarm.Zone, alarm.Partition, alarm.Text);
    }

    /// <summary>Of the whole alarm: another alarm under an identifier that was used is another alarm, not a lost one.</summary>
    private static string Fingerprint(AlarmRequest alarm) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"json\n{JsonSerializer.Serialize(alarm, ApiJson.Options)}")))[..32];

    /// <summary>An alarm as an integrator sends it.</summary>
    /// <param name="Id">Names it at the sender; the same when it is sent again.</param>
    /// <param name="Account">The alarm account of the connection, 3 to 16 hexadecimal digits.</param>
    /// <param name="Code">Three digits of Contact ID or two capitals of SIA.</param>
    /// <param name="Receiver">Receiver number of the account, when the connection has one.</param>
    /// <param name="Line">Line number of the account, when the connection has one.</param>
    /// <param name="Zone">Zone or user, digits.</param>
    /// <param name="Partition">Partition, digits.</param>
    /// <param name="Text">What the operator should read with it.</param>
    /// <param name="Restore">Whether something ended; left out, a code of SIA says it itself and one of Contact ID begins.</param>
    internal sealed record AlarmRequest(
        string Id, string Account, string Code, string? Receiver = null, string? Line = null, string? Zone = null, string? Partition = null,
        string? Text = null, bool? Restore = null);

    /// <param name="Id">The alarm's identifier, as sent.</param>
    /// <param name="Repeated">Whether it was stored before.</param>
    internal sealed record AlarmAnswer(string Id, bool Repeated);
}
