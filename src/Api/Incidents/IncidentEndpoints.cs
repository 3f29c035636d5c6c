using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveView.Api.Incidents;

/// <summary>What people do with an incident: translate, call, translate.</summary>
internal static class IncidentEndpoints
{
    public static void MapIncidents(this IEndpointRouteBuilder endpoints)
    {
        var incident = endpoints.MapGroup("/v1/incidents/{id}");
        incident.MapGet("", ViewAsync);
        incident.MapGet("/jurisdiction", AdviseAsync);
        incident.MapPost("/acknowledgement", (string id, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Acknowledge(By(http, new IncidentCommand.Acknowledge()))));
        incident.MapPost("/verification", (string id, VerifyRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Verify(By(http, new IncidentCommand.Verify(body.Verdict, body.Level, body.Evidence, Blank(body.Note), Blank(body.SkipReason))))));
        incident.MapPost("/checks", (string id, CheckRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).MarkCheck(By(http, new IncidentCommand.MarkCheck(body.Number, body.Done)))));
        incident.MapPost("/shelf", (string id, ShelveRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Shelve(By(http, new IncidentCommand.Shelve(body.Minutes, body.Reason ?? "")))));
        incident.MapDelete("/shelf", (string id, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).TakeBack(By(http, new IncidentCommand.TakeBack()))));
        incident.MapPost("/dismissal", (string id, ReasonRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Dismiss(By(http, new IncidentCommand.Dismiss(body.Reason ?? "")))));
        incident.MapPost("/forward", (string id, ForwardRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Forward(new ForwardOrder(http.User.Actor(), body.Rooms, body.Cameras, Blank(body.Note)))));
        incident.MapPost("/releases", (string id, ReleaseRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Release(By(http, new IncidentCommand.ReleaseCamera(
                body.Camera, body.To, body.Capabilities, body.ReplaySince, body.PreAlarmSeconds)))));
        incident.MapPost("/releases/{release}/confirmation", (string id, string release, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Confirm(By(http, new IncidentCommand.ConfirmRelease(ReleaseId.Parse(release))))));
        incident.MapDelete("/releases/{release}", (string id, string release, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Withdraw(By(http, new IncidentCommand.Withdraw(ReleaseId.Parse(release))))));
        incident.MapPost("/seen", (string id, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).MarkSeen(By(http, new IncidentCommand.MarkSeen()))));
        incident.MapPost("/acceptance", (string id, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Accept(By(http, new IncidentCommand.Accept()))));
        incident.MapPost("/departure", (string id, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Leave(By(http, new IncidentCommand.Leave()))));
        incident.MapPost("/notes", (string id, NoteRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).WriteNote(By(http, new IncidentCommand.WriteNote(body.Text)))));
        incident.MapPost("/notes/receipt", (string id, ReadRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).ReadNotes(By(http, new IncidentCommand.ReadNotes(body.UpTo)))));
        incident.MapPost("/closure", (string id, ReasonRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Close(By(http, new IncidentCommand.Close(Blank(body.Reason))))));
    }

    private static async Task<IResult> DoAsync(Task<CommandResult> command) =>
        (await command).Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.NoContent();

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> ViewAsync(string id, HttpContext http, IClusterClient cluster) =>
        await Grain(cluster, id).View(http.User.OrganisationId()) is { } view ? TypedResults.Ok(view) : NotFound();

    private static async Task<Results<Ok<AdviceView>, ProblemHttpResult>> AdviseAsync(string id, HttpContext http, IClusterClient cluster) =>
        await Grain(cluster, id).Advise(http.User.OrganisationId()) is { } advice ? TypedResults.Ok(AdviceView.Of(advice)) : NotFound();

    private static ProblemHttpResult NotFound() =>
        Problem.Of(StatusCodes.Status404NotFound, "not-found", "There is no such incident for your organisation.");

    private static IIncidentGrain Grain(IClusterClient cluster, string id) =>
        cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(IncidentId.Parse(id)));

    private static Order<TCommand> By<TCommand>(HttpContext http, TCommand command) => new(http.User.Actor(), command);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    internal sealed record VerifyRequest(
        Verdict Verdict, int Level, IReadOnlyList<VerificationEvidence> Evidence, string? Note = null, string? SkipReason = null);

    internal sealed record CheckRequest(int Number, bool Done);

    internal sealed record ShelveRequest(int Minutes, string? Reason);

    internal sealed record ReasonRequest(string? Reason = null);

    internal sealed record ForwardRequest(OrganisationId[] Rooms, CameraId[] Cameras, string? Note = null);

    internal sealed record ReleaseRequest(
        CameraId Camera, OrganisationId To, CapabilitySet? Capabilities = null, DateTimeOffset? ReplaySince = null, int PreAlarmSeconds = 0);

    internal sealed record NoteRequest(string Text);

    internal sealed record ReadRequest(long UpTo);

    internal sealed record AdviceView(
        IReadOnlyList<ProposedRoom> Proposed, IReadOnlyList<RoomView> Rooms, IReadOnlyList<CameraChoice> Cameras)
    {
        private static readonly BothLanguages Forbidden = new(
            "Het bronbeleid van deze aansluiting staat het vrijgeven van live beeld niet toe.",
            "The source policy of this connection does not allow live pictures to be released.");

        public static AdviceView Of(ForwardAdvice advice) => new(
            [.. advice.Proposed.Select(each => new ProposedRoom(new OrganisationName(each.Room.Id, each.Room.Name), each.Reason))],
            [.. advice.Rooms.Select(each => new RoomView(each.Id, each.Name, each.ControlRoom))],
            [.. advice.Cameras.Select(each => new CameraChoice(
                each.Id, advice.MayReleaseLive && advice.Preselected.Contains(each.Id), advice.MayReleaseLive,
                advice.MayReleaseLive ? null : Forbidden))]);
    }

    internal sealed record ProposedRoom(OrganisationName Room, NotificationReason Reason);

    internal sealed record RoomView(OrganisationId Id, string Name, string? ControlRoom);

    internal sealed record CameraChoice(CameraId Id, bool Preselected, bool Releasable, BothLanguages? Why);

    internal sealed record BothLanguages(string Nl, string En);
}
