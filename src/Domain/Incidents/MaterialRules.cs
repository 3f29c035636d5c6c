using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents;

/// <summary>The rules of adding, releasing and looking at material. That the sharing party adds and releases has been seen to before.</summary>
public static class MaterialRules
{
    /// <summary>Greatest number of pieces of material in one incident.</summary>
    public const int Most = 100;

    internal static Outcome Add(Incident state, IncidentCommand.AddMaterial add, Actor by)
    {
        if (state.Material.Find(each => each.Id == add.Material) is { } known)
        {
            return known.Kind == add.Kind && known.Content == add.Content
                ? Outcome.Accept()
                : Outcome.Refuse("material-exists", $"'{add.Material}' is in this incident already: take an identifier of its own.");
        }

        if (state.Material.Count >= Most)
        {
            return Outcome.Refuse("too-much-material", $"This incident holds {Most} photos and plans: more are not kept.");
        }

        return MaterialTitle.Refusal(add.Title) is { } refusal
            ? Outcome.Refuse(refusal.Code, refusal.Message)
            : Outcome.Accept(new IncidentEvent.MaterialAdded(by, add.Material, add.Kind, add.Content, add.Title));
    }

    internal static Outcome Release(Incident state, IncidentCommand.ReleaseMaterial release, Actor by, DateTimeOffset now)
    {
        if (state.NotificationTo(release.To) is not { LeftAt: null })
        {
            return Outcome.Refuse("not-notified", "Forward the incident to that control room first.");
        }

        if (state.Material.Find(each => each.Id == release.Material) is not { } material)
        {
            return NoSuchMaterial(release.Material);
        }

        var policy = state.Site!.Policy;
        var look = IncidentMaterial.Look(material.Kind);
        if (!policy.MayRelease(look))
        {
            return Outcome.Refuse("policy-forbids", $"The source policy of this connection does not allow '{look}' to be released.");
        }

        if ((ReleaseRules.OutsideHours(policy, now) ?? ReleaseRules.StrongEnough(policy, by)) is { } refused)
        {
            return refused;
        }

        return state.ReleasesOf(material.Id).Any(each => each.To == release.To && each.IsOpenAt(now))
            ? Outcome.Accept()
            : Outcome.Accept(new IncidentEvent.MaterialReleased(by, material.Id, new ItemRelease(
                release.To, policy.LegalBasis, now, ReleaseRules.End(policy, now), ReleaseRules.NextId(state, 0), null,
                policy.SecondPerson ? by.Person : null)));
    }

    /// <summary>Each look is written down, and before a byte leaves.</summary>
    internal static Outcome Look(Incident state, IncidentCommand.LookAtMaterial look, Actor by, DateTimeOffset now) =>
        PictureGate.Decide(
            by, IncidentMaterial.Look(look.Kind), IncidentMaterial.Guarded(look.Kind, look.Material), state.Rights(), now) switch
        {
            GateDecision.Deny deny => Outcome.Refuse(DenyCode.Of(deny.Reason), DenyCode.Text(deny.Reason)),
            GateDecision.Permit => state.Material.Find(each => each.Id == look.Material) is { } material
                ? Outcome.Accept(new IncidentEvent.MaterialViewed(by, material.Id, material.Kind, material.Content.Sha256))
                : NoSuchMaterial(look.Material),
            var other => throw new InvalidOperationException($"No rule for {other.GetType().Name}."),
        };

    private static Outcome NoSuchMaterial(MaterialId id) =>
        Outcome.Refuse("no-such-material", $"There is no '{id}' in this incident.");
}
