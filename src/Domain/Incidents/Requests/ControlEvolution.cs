using System.Collections.Immutable;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Requests;

/// <summary>How the control requests of an incident change by its events.</summary>
internal static class ControlEvolution
{
    public static Incident WithRequest(this Incident state, IncidentEvent.ControlAsked asked, DateTimeOffset at) =>
        state.Adding(new ControlRequest(asked.Request, asked.Wish, asked.By, at, asked.Until, state.Seq));

    /// <summary>Cameras ahead of a tracked object are asked for as every other camera is: one request each.</summary>
    public static Incident WithRequest(this Incident state, IncidentEvent.CamerasAsked asked, DateTimeOffset at) => asked.Cameras.Aggregate(
        state,
        (grown, camera) => grown.Adding(new ControlRequest(
            ControlRules.NextId(grown), new ControlWish(ControlWishKind.OtherCamera, camera), asked.By, at, at + state.Site!.Policy.RequestTime, state.Seq)
        {
            Object = asked.Object,
        }));

    public static Incident WithRequest(this Incident state, IncidentEvent.ControlAccepted accepted, DateTimeOffset at) => state.Change(
        accepted.Request,
        each => each with { State = ControlRequestState.Accepted, AnsweredBy = accepted.By, AcceptedAt = at, Until = accepted.Until });

    public static Incident WithRequest(this Incident state, IncidentEvent.ControlRefused refused, DateTimeOffset at) => state.Over(
        refused.Request, ControlRequestState.Refused, at, each => each with { AnsweredBy = refused.By, Reason = refused.Reason, ReasonLine = state.Seq });

    public static Incident WithRequest(this Incident state, IncidentEvent.ControlDone done, DateTimeOffset at) => state.Over(
        done.Request, ControlRequestState.Done, at, each => each with { AnsweredBy = done.By });

    public static Incident WithRequest(this Incident state, IncidentEvent.ControlExpired expired, DateTimeOffset at) =>
        state.Over(expired.Request, ControlRequestState.Expired, at, each => each);

    public static Incident WithRequest(this Incident state, IncidentEvent.ControlWithdrawn withdrawn, DateTimeOffset at) =>
        state.Over(withdrawn.Request, ControlRequestState.Withdrawn, at, each => each);

    /// <summary>The camera that is turned when a request is done; null when it turns none.</summary>
    public static CameraId? TurnedBy(this Incident state, ControlRequestId id) =>
        state.Requests.Find(each => each.Id == id)?.Wish is { MovesCamera: true } wish ? wish.Camera : null;

    /// <summary>What is open when the incident ends, or ends for a room, is answered by nobody any more.</summary>
    public static ImmutableList<ControlRequest> Lapsed(this ImmutableList<ControlRequest> requests, DateTimeOffset at, OrganisationId? of = null) =>
        [.. requests.Select(each => each.EndedAt is null && (of is null || each.By.Organisation == of)
            ? each with { State = ControlRequestState.Expired, EndedAt = at }
            : each)];

    /// <summary>The requests without the texts of lines that were erased.</summary>
    public static ImmutableList<ControlRequest> WithoutTexts(this ImmutableList<ControlRequest> requests, HashSet<long> gone) =>
        [.. requests.Select(each => each with
        {
            Wish = gone.Contains(each.Line) ? each.Wish with { Text = ErasedText.InPlaceOf(each.Wish.Text) } : each.Wish,
            Reason = each.ReasonLine is { } line && gone.Contains(line) ? ErasedText.InPlaceOf(each.Reason) : each.Reason,
        })];

    /// <summary>The line of the log about a request, for the sharing party and the room that asked.</summary>
    public static ImmutableList<IncidentLogEntry> RequestEntry(
        this Incident state, DateTimeOffset at, Actor by, string code, ControlRequestId id, string? text = null) =>
        state.Requests.Find(each => each.Id == id) is not { } request ? state.Log : state.Log.Add(new IncidentLogEntry(
            state.Seq, at, by, code, text, request.By.Organisation, Wish: request.Wish.Kind,
            Camera: request.Wish.MovesCamera ? request.Wish.Camera : null));

    private static Incident Adding(this Incident state, ControlRequest request)
    {
        var over = state.Requests.Count(each => each.EndedAt is not null) - ControlRules.MostKept;
        return state with
        {
            RequestCount = state.RequestCount + 1,
            Requests = [.. state.Requests.Where(each => each.EndedAt is null || over-- <= 0), request],
        };
    }

    private static Incident Over(
        this Incident state, ControlRequestId id, ControlRequestState how, DateTimeOffset at, Func<ControlRequest, ControlRequest> change) =>
        state.Change(id, each => change(each) with { State = how, EndedAt = at });

    private static Incident Change(this Incident state, ControlRequestId id, Func<ControlRequest, ControlRequest> change) => state with
    {
        Requests = [.. state.Requests.Select(each => each.Id == id ? change(each) : each)],
    };
}
