using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking.CamerasAhead;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents;

/// <summary>The cameras of an incident that a tracked object may come past, and the rules of asking for them.</summary>
public static class RoadsideRules
{
    /// <summary>The cameras that look outside, and of each whether a party has it live now.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="reader">The party that follows.</param>
    /// <param name="now">Now, UTC.</param>
    public static IReadOnlyList<RoadsideCamera> For(Incident incident, OrganisationId reader, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return incident.Site is not { } site || !incident.IsOpen ? [] :
        [
            .. from camera in site.Cameras
               where camera.Viewpoint is Viewpoint.Outdoor or Viewpoint.Mobile
               select new RoadsideCamera(
                   camera.Id, site.SharingParty.Id, camera.Position ?? site.Position, camera.Bearing, null, Has(incident, camera.Id, reader, now)),
        ];
    }

    internal static Outcome Ask(Incident state, IncidentCommand.AskCameras ask, Actor by, DateTimeOffset now)
    {
        if (!state.Objects.Exists(each => each.Id == ask.Object) || !LeadRules.MayFollow(state, ask.Object, by.Organisation, by.Kind, now))
        {
            return Outcome.Refuse("no-such-object", ObjectRules.NoSuchObject(ask.Object).Message);
        }

        if (!state.Site!.Policy.LiveRelease)
        {
            return Outcome.Refuse("policy-forbids-live", "The source policy of this connection does not allow live pictures to be released.");
        }

        var askable = For(state, by.Organisation, now).Where(camera => !camera.IsReleased && ask.Cameras.Contains(camera.Camera)).ToArray();
        if (askable.Length == 0)
        {
            return Outcome.Refuse("no-camera-ahead", "There is no camera ahead to ask for: the object comes past none, or you have them all.");
        }

        CameraId[] asked = [.. askable.Select(camera => camera.Camera)
            .Where(camera => !state.Requests.Exists(each => each.Wish.Camera == camera && each.By.Organisation == by.Organisation
                && each.Wish.Kind == ControlWishKind.OtherCamera && each.IsOpenAt(now)))];
        return asked.Length == 0 ? Outcome.Accept() : Outcome.Accept(new IncidentEvent.CamerasAsked(by, ask.Object, asked));
    }

    private static bool Has(Incident incident, CameraId camera, OrganisationId reader, DateTimeOffset now) =>
        reader == incident.SharingParty.Id
        || incident.Releases.Exists(each => each.Camera == camera && each.To == reader && each.RunsAt(now) && each.Allows(GateAction.Live));
}
