using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents.Requests;

/// <summary>
/// The rules of asking and answering. The receiver asks, the sharing party answers and operates its camera with its own system: nothing here
/// moves a camera, and an ask gives nothing.
/// </summary>
public static class ControlRules
{
    /// <summary>How many requests of one room may be open at once.</summary>
    public const int MostOpen = 8;

    /// <summary>How many requests that are over an incident keeps, the newest; the log keeps them all.</summary>
    public const int MostKept = 50;

    internal static Outcome Ask(Incident state, ControlWish wish, Actor by, DateTimeOffset now)
    {
        if ((Wrong(wish) ?? Unaskable(state, wish, by, now)) is { } refused)
        {
            return refused;
        }

        var open = state.Requests.FindAll(each => each.By.Organisation == by.Organisation && each.IsOpenAt(now));
        if (open.Exists(each => each.Wish == wish))
        {
            return Outcome.Accept();
        }

        return open.Count < MostOpen
            ? Outcome.Accept(new IncidentEvent.ControlAsked(by, NextId(state), wish, now + state.Site!.Policy.RequestTime))
            : Outcome.Refuse("too-many-requests", $"Your room has {MostOpen} requests without an answer: withdraw one first.");
    }

    internal static Outcome Accept(Incident state, ControlRequestId id, Actor by, DateTimeOffset now) => Find(state, id) switch
    {
        null => NoSuchRequest(id),
        { State: ControlRequestState.Accepted } => Outcome.Accept(),
        var known when known.IsOpenAt(now) => Outcome.Accept(new IncidentEvent.ControlAccepted(by, id, now + state.Site!.Policy.RequestTime)),
        _ => IsOver(id),
    };

    internal static Outcome Refuse(Incident state, ControlRequestId id, string reason, Actor by, DateTimeOffset now) => Find(state, id) switch
    {
        null => NoSuchRequest(id),
        { State: ControlRequestState.Refused } => Outcome.Accept(),
        var known when known.IsOpenAt(now) => Words(reason, "reason") ?? Outcome.Accept(new IncidentEvent.ControlRefused(by, id, reason)),
        _ => IsOver(id),
    };

    internal static Outcome Complete(Incident state, ControlRequestId id, Actor by, DateTimeOffset now) => Find(state, id) switch
    {
        null => NoSuchRequest(id),
        { State: ControlRequestState.Done } => Outcome.Accept(),
        var known when known.IsOpenAt(now) => Outcome.Accept(new IncidentEvent.ControlDone(by, id)),
        _ => IsOver(id),
    };

    /// <summary>Only the room that asked takes it back; another does not learn that there is such a request.</summary>
    internal static Outcome Withdraw(Incident state, ControlRequestId id, Actor by, DateTimeOffset now) => Find(state, id) switch
    {
        { State: ControlRequestState.Withdrawn } known when known.By.Organisation == by.Organisation => Outcome.Accept(),
        { } known when known.By.Organisation == by.Organisation => known.IsOpenAt(now)
            ? Outcome.Accept(new IncidentEvent.ControlWithdrawn(by, id))
            : IsOver(id),
        _ => NoSuchRequest(id),
    };

    /// <summary>The requests whose time ran out.</summary>
    internal static IEnumerable<IncidentEvent> Expired(Incident state, Actor by, DateTimeOffset now) =>
        state.Requests.Where(each => each.EndedAt is null && each.Until <= now).Select(each => new IncidentEvent.ControlExpired(by, each.Id));

    /// <summary>A camera or plan that was asked for and is released now is an answer: those requests are done.</summary>
    internal static Outcome WithAnswers(this Outcome decision, Incident state, Actor by, DateTimeOffset now)
    {
        ControlRequestId[] done = [.. decision.Events.SelectMany(e => AnsweredBy(state, e, now)).Distinct()];
        return done.Length == 0 ? decision : Outcome.Accept([.. decision.Events, .. done.Select(each => new IncidentEvent.ControlDone(by, each))]);
    }

    /// <summary>The identifier of the next request.</summary>
    internal static ControlRequestId NextId(Incident state, int further = 0) => ControlRequestId.Parse($"q{state.RequestCount + further + 1}");

    private static IEnumerable<ControlRequestId> AnsweredBy(Incident state, IncidentEvent e, DateTimeOffset now) => e switch
    {
        IncidentEvent.Released { Release: { IsPending: false } release } => By(state, release, now),
        IncidentEvent.MaterialReleased { Release.IsPending: false } released => By(state, released.Material, released.Release.To, now),
        IncidentEvent.ReleaseConfirmed confirmed when state.Releases.Find(each => each.Id == confirmed.Release) is { } release => By(state, release, now),
        IncidentEvent.ReleaseConfirmed confirmed when state.MaterialOf(confirmed.Release) is (var material, var item) => By(state, material, item.To, now),
        _ => [],
    };

    private static IEnumerable<ControlRequestId> By(Incident state, ImageRelease release, DateTimeOffset now) => !release.Allows(GateAction.Live) ? [] :
        from request in state.Requests
        where request.IsOpenAt(now) && request.By.Organisation == release.To && request.Wish.Kind == ControlWishKind.OtherCamera
            && (request.Wish.Camera is { } camera
                ? camera == release.Camera
                : request.Wish.Viewpoint is not { } wanted || state.Site!.Cameras.Any(each => each.Id == release.Camera && each.Viewpoint == wanted))
        select request.Id;

    private static IEnumerable<ControlRequestId> By(Incident state, MaterialId material, OrganisationId to, DateTimeOffset now) =>
        !state.Material.Exists(each => each.Id == material && each.Kind == Domain.Material.MaterialKind.Plan) ? [] :
        from request in state.Requests
        where request.IsOpenAt(now) && request.By.Organisation == to && request.Wish.Kind == ControlWishKind.FloorPlan
        select request.Id;

    /// <summary>Why a wish says too little or too much, or null.</summary>
    private static Outcome? Wrong(ControlWish wish) => wish switch
    {
        { MovesCamera: true, Camera: null } => Outcome.Refuse("no-camera", "Say which camera it is about."),
        { MovesCamera: false, Camera: not null } => Outcome.Refuse("camera-not-asked", "Say what is to be seen; which camera shows it is up to the sharing party."),
        { Kind: ControlWishKind.Aim, Area: not { IsOnPicture: true } } => Outcome.Refuse(
            "bad-area", "Draw a rectangle on the picture: left, top, width and height from 0 to 1, and no edge outside it."),
        { Kind: not ControlWishKind.Aim, Area: not null } => Outcome.Refuse("bad-area", "Only a wish to aim has a rectangle: leave it out."),
        { Kind: not ControlWishKind.OtherCamera, Viewpoint: not null } => Outcome.Refuse("bad-wish", "Only a wish for another camera has a viewpoint: leave it out."),
        { Kind: ControlWishKind.Preset, Text: null } or { Kind: ControlWishKind.OtherCamera, Viewpoint: null, Text: null } =>
            Outcome.Refuse("no-text", "Say in words what you want to see."),
        { Text: { } text } => Words(text, "request"),
        _ => null,
    };

    private static Outcome? Unaskable(Incident state, ControlWish wish, Actor by, DateTimeOffset now)
    {
        var policy = state.Site!.Policy;
        return wish.Kind switch
        {
            ControlWishKind.OtherCamera => !policy.LiveRelease
                ? Outcome.Refuse("policy-forbids-live", "The source policy of this connection does not allow live pictures to be released.")
                : ReleaseRules.OutsideHours(policy, now),
            ControlWishKind.FloorPlan => !policy.MayRelease(GateAction.Plan)
                ? Outcome.Refuse(DenyCode.Of(DenyReason.PolicyForbids), DenyCode.Text(DenyReason.PolicyForbids))
                : ReleaseRules.OutsideHours(policy, now),
            _ => PictureGate.Decide(by, GateAction.ControlRequest, new GateResource.Camera(wish.Camera!.Value), state.Rights(), now)
                is GateDecision.Deny deny ? Outcome.Refuse(DenyCode.Of(deny.Reason), DenyCode.Text(deny.Reason)) : null,
        };
    }

    private static Outcome? Words(string text, string what) =>
        IncidentDecider.Text(text, what) ?? (text.Length > ControlWish.MaxText
            ? Outcome.Refuse("text-too-long", $"The {what} has more than {ControlWish.MaxText} characters: shorten it.")
            : null);

    private static ControlRequest? Find(Incident state, ControlRequestId id) => state.Requests.Find(each => each.Id == id);

    private static Outcome NoSuchRequest(ControlRequestId id) =>
        Outcome.Refuse("no-such-request", $"There is no request '{id}' in this incident.");

    private static Outcome IsOver(ControlRequestId id) =>
        Outcome.Refuse("request-over", $"Request '{id}' is over: it was answered, withdrawn, or its time ran out.");
}
