using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Releases;

/// <summary>Somebody asks the gate for something.</summary>
internal sealed record Question(Actor Actor, GateAction Action, GateResource Resource, IncidentRights Rights, DateTimeOffset At)
{
    public GateDecision Answer() => PictureGate.Decide(Actor, Action, Resource, Rights, At);
}

/// <summary>The one rule once more, written down without looking at the gate: sets and spans instead of steps.</summary>
internal static class OneRule
{
    private static readonly OrganisationKind[] s_sharing =
    [
        OrganisationKind.AlarmCentre, OrganisationKind.SurveillanceCentre, OrganisationKind.CashDepot, OrganisationKind.CashInTransit,
        OrganisationKind.EventOrganiser, OrganisationKind.ChainPartner,
    ];

    private static readonly OrganisationKind[] s_receiving =
        [OrganisationKind.ControlRoom, OrganisationKind.OnSceneCommand, OrganisationKind.RegionalTeam, OrganisationKind.FieldTeam];

    private static readonly Dictionary<Type, GateAction[]> s_done = new()
    {
        [typeof(GateResource.Camera)] =
            [GateAction.Live, GateAction.Replay, GateAction.Snapshot, GateAction.Clip, GateAction.ControlRequest, GateAction.Audio],
        [typeof(GateResource.Plan)] = [GateAction.Plan],
        [typeof(GateResource.Photo)] = [GateAction.Photo],
        [typeof(GateResource.TrackedObject)] = [GateAction.Track],
    };

    /// <summary>Until when it is allowed from now on, or null when it is not.</summary>
    public static DateTimeOffset? AllowedUntil(Question question)
    {
        var (actor, action, resource, rights, at) = question;
        var centre = actor.Organisation == Cast.Centre.Id && s_sharing.Contains(actor.Kind);
        var room = rights.Parties.Contains(actor.Organisation) && s_receiving.Contains(actor.Kind);
        if (!rights.IsOpen || !(centre || room) || !s_done[resource.GetType()].Contains(action) || !RoleDoes(actor.Role, action)
            || Strength(actor.SignIn) < Strength(rights.Policy.MinimumSignIn))
        {
            return null;
        }

        var ends = (resource is GateResource.Camera camera
            ? CameraEnds(camera.Id, actor.Organisation, centre, action, rights, at)
            : ItemEnds(resource, actor.Organisation, action, rights, at)).ToArray();
        return ends.Length == 0 ? null : new[] { ends.Max(), at.AddSeconds(4) }.Min();
    }

    private static IEnumerable<DateTimeOffset> CameraEnds(
        CameraId camera, OrganisationId who, bool centre, GateAction action, IncidentRights rights, DateTimeOffset at)
    {
        var exists = action is GateAction.Replay or GateAction.Clip ? rights.Policy.Recording : action != GateAction.Audio || rights.Policy.Audio;
        if (!(camera == Shop.Till || camera == Shop.Vault) || !exists)
        {
            return [];
        }

        if (centre)
        {
            return action == GateAction.ControlRequest ? [] : [DateTimeOffset.MaxValue];
        }

        // Looking back reaches to a moment ago: where nothing live is given, nothing of before is.
        var liveToo = rights.Policy.LiveRelease || action is not (GateAction.Replay or GateAction.Clip);
        if (!PolicyAllows(action, rights, at) || !liveToo)
        {
            return [];
        }

        var good = rights.Releases.Where(each => Good(each, camera, action, at)).ToArray();
        var direct = from each in good where each.To == who && each.From == Cast.Centre.Id select each.Until;
        var passed = from each in good
                     where each.To == who && each.From != Cast.Centre.Id && rights.Policy.PassOn && rights.Parties.Contains(each.From)
                     from source in good.Where(source => source.To == each.From && source.From == Cast.Centre.Id).Take(1)
                     select each.Until < source.Until ? each.Until : source.Until;
        return direct.Concat(passed).Select(end => InHours(end, rights));
    }

    private static bool Good(ImageRelease each, CameraId camera, GateAction action, DateTimeOffset at) =>
        each.Camera == camera && at >= each.Since && at < each.Until && each.EndedAt == null && each.PendingBy == null
        && each.LegalBasis.Trim() != "" && (each.Purpose == null || each.Purpose == IncidentKind.Alarm)
        && (each.Capabilities?.ToArray() ?? [GateAction.Live]).Contains(action);

    private static IEnumerable<DateTimeOffset> ItemEnds(
        GateResource resource, OrganisationId who, GateAction action, IncidentRights rights, DateTimeOffset at)
    {
        var item = rights.Items.SingleOrDefault(each => each.Resource == resource);
        if (item is null)
        {
            return [];
        }

        if (item.Owner == who)
        {
            return [DateTimeOffset.MaxValue];
        }

        var ofTheSite = item.Owner == Cast.Centre.Id;
        return ofTheSite && !PolicyAllows(action, rights, at)
            ? []
            : item.Releases.Where(each => each.To == who && at >= each.Since && at < each.Until && each.LegalBasis.Trim() != ""
                    && each.EndedAt == null && each.PendingBy == null)
                .Select(each => ofTheSite ? InHours(each.Until, rights) : each.Until);
    }

    private static bool PolicyAllows(GateAction action, IncidentRights rights, DateTimeOffset at)
    {
        var policy = rights.Policy;
        var named = action is GateAction.Live or GateAction.Audio ? policy.LiveRelease : (policy.AlsoRelease?.ToArray() ?? []).Contains(action);
        return named && (policy.ReleaseHours == null || (at >= Story.Start.AddSeconds(2) && at < Story.Start.AddSeconds(9)));
    }

    private static DateTimeOffset InHours(DateTimeOffset end, IncidentRights rights) =>
        rights.Policy.ReleaseHours != null && end > Story.Start.AddSeconds(9) ? Story.Start.AddSeconds(9) : end;

    private static bool RoleDoes(PersonRole? role, GateAction action) => action switch
    {
        GateAction.ControlRequest => role is PersonRole.Supervisor or PersonRole.Dispatcher,
        _ => role is not (null or PersonRole.PrivacyOfficer or PersonRole.Administrator),
    };

    private static int Strength(SignInStrength? signIn) => signIn switch
    {
        SignInStrength.TwoFactors => 2,
        SignInStrength.PhishingResistant => 3,
        _ => 1,
    };
}
