using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Releases;

/// <summary>"No incident, no image": the one decision about pictures. Denies unless a rule permits.</summary>
public static class PictureGate
{
    /// <summary>Longest time a permit holds without being renewed: what a lost push or a partition can cost.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(4);

    /// <summary>Decides whether an actor may take a camera's picture now.</summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="action">What is wanted.</param>
    /// <param name="camera">Whose picture.</param>
    /// <param name="rights">The incident's rights.</param>
    /// <param name="now">Now, UTC.</param>
    public static GateDecision Decide(Actor actor, GateAction action, CameraId camera, IncidentRights rights, DateTimeOffset now)
    {
        if (!rights.IsOpen)
        {
            return new GateDecision.Deny(DenyReason.IncidentClosed);
        }

        if (actor.Kind == OrganisationKind.NationalOperator)
        {
            return new GateDecision.Deny(DenyReason.NeverForThisParty);
        }

        if (!Looks(actor.Role, action))
        {
            return new GateDecision.Deny(DenyReason.RoleMissing);
        }

        if (!Holds(rights.Cameras, camera))
        {
            return new GateDecision.Deny(DenyReason.NotInIncident);
        }

        var leaseEnd = now + LeaseTime;
        if (actor.Organisation == rights.SharingParty && actor.Kind.Shares())
        {
            return new GateDecision.Permit(leaseEnd);
        }

        foreach (var release in rights.Releases)
        {
            if (release.Camera == camera && release.To == actor.Organisation && actor.Kind.Receives() && release.RunsAt(now))
            {
                return new GateDecision.Permit(release.Until < leaseEnd ? release.Until : leaseEnd);
            }
        }

        return new GateDecision.Deny(DenyReason.NotReleased);
    }

    private static bool Looks(PersonRole? role, GateAction action) => (role, action) switch
    {
        (PersonRole.Operator or PersonRole.Supervisor or PersonRole.Dispatcher or PersonRole.FieldOfficer, GateAction.ViewLive) => true,
        (PersonRole.PrivacyOfficer or PersonRole.Administrator or null, GateAction.ViewLive) => false,
        _ => false,
    };

    private static bool Holds(IReadOnlyList<CameraId> cameras, CameraId camera)
    {
        for (var i = 0; i < cameras.Count; i++)
        {
            if (cameras[i] == camera)
            {
                return true;
            }
        }

        return false;
    }
}
