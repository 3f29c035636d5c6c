using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents.Views;

/// <summary>What one organisation may know of the control requests of an incident, and what it may ask.</summary>
internal static class ControlProjection
{
    private static readonly string[] s_answers = ["accept-request", "refuse-request", "complete-request"];

    /// <summary>The sharing party sees all, a room its own; it learns of no camera by asking for one.</summary>
    public static IEnumerable<ControlRequestView> RequestsFor(
        this Incident incident, OrganisationId reader, DateTimeOffset now, Func<Actor, ByView> who, Func<CameraId, bool> sees)
    {
        var shares = incident.SharingParty.Id == reader;
        return
            from request in incident.Requests
            where shares || request.By.Organisation == reader
            let wish = request.Wish
            select new ControlRequestView(
                request.Id, wish.Kind, wish.Camera is { } camera && (wish.MovesCamera || sees(camera)) ? camera : null, wish.Area, wish.Viewpoint, wish.Text,
                who(request.By), request.At, request.State, request.Until, request.AnsweredBy is { } answerer ? who(answerer) : null,
                request.AcceptedAt, request.EndedAt, request.Reason, request.Object, [.. May(incident, request, shares, now)]);
    }

    /// <summary>What a room may ask now; who of its people may, their role says.</summary>
    public static IEnumerable<string> MayAsk(this Incident incident, OrganisationId reader, DateTimeOffset now)
    {
        var policy = incident.Site!.Policy;
        if (incident.Requests.Count(each => each.By.Organisation == reader && each.IsOpenAt(now)) >= ControlRules.MostOpen)
        {
            yield break;
        }

        if (policy.LiveRelease)
        {
            yield return "ask-camera";
        }

        if (policy.MayRelease(GateAction.Plan))
        {
            yield return "ask-plan";
        }

        if (policy.MayRelease(GateAction.ControlRequest)
            && incident.Releases.Exists(each => each.To == reader && each.RunsAt(now) && each.Allows(GateAction.ControlRequest)))
        {
            yield return "ask-control";
        }
    }

    private static IEnumerable<string> May(Incident incident, ControlRequest request, bool shares, DateTimeOffset now) =>
        !incident.IsOpen || !request.IsOpenAt(now) ? []
        : !shares ? ["withdraw-request"]
        : request.State == ControlRequestState.Asked ? s_answers : s_answers[1..];
}
