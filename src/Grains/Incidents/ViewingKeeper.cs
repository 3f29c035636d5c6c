using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Grains.Incidents;

/// <summary>Gives and renews leases, and knows which viewings nobody renews any more.</summary>
internal sealed class ViewingKeeper(TimeProvider time)
{
    /// <summary>An edge renews every second or so; one that is silent this long is gone.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>The incident knows of no such viewing: nobody renewed it in time, or its end was told.</summary>
    public const string Lapsed = "lapsed";

    /// <summary>Nothing says that this activation still is the incident: see <see cref="LogWatch"/>.</summary>
    private const string NotConfirmed = "not-confirmed";

    private static readonly ViewingId s_once = ViewingId.Parse("once");

    private readonly Dictionary<ViewingId, long> _renewed = [];

    /// <summary>A lease for a still picture, which is taken at once: nobody renews it.</summary>
    public static LeaseResult Once(Actor by, IncidentCommand.TakeSnapshot take, Incident incident, DateTimeOffset now)
    {
        var still = Once(by, GateAction.Snapshot, take.Camera, incident, now);
        if (take.Recorded is null || still.Grant is null)
        {
            return still;
        }

        var replay = Once(by, GateAction.Replay, take.Camera, incident, now);
        return replay.Grant is { } grant && still.Grant.Duration < grant.Duration
            ? new LeaseResult(grant with { Duration = still.Grant.Duration }, null)
            : replay;
    }

    private static LeaseResult Once(Actor by, GateAction action, CameraId camera, Incident incident, DateTimeOffset now) =>
        PictureGate.Decide(by, action, new GateResource.Camera(camera), incident.Rights(), now) switch
        {
            GateDecision.Permit permit => new LeaseResult(
                new LeaseGrant(s_once, incident.RightsEpoch, permit.Until - now, permit.Obligations.PicturesFrom), null),
            GateDecision.Deny deny => new LeaseResult(null, new Refusal(DenyCode.Of(deny.Reason), DenyCode.Text(deny.Reason))),
            var other => throw new InvalidOperationException($"No rule for {other.GetType().Name}."),
        };

    /// <summary>Gives or renews a lease, for no longer than this activation can be trusted.</summary>
    public LeaseRenewal Renew(ViewingId id, Incident incident, DateTimeOffset now, TimeSpan trust)
    {
        if (incident.Held(id) is not { } held)
        {
            return new LeaseRenewal(id, null, incident.Exists && !incident.IsOpen ? DenyCode.Of(DenyReason.IncidentClosed) : Lapsed);
        }

        switch (PictureGate.Decide(held.By, held.Action, held.Resource, incident.Rights(), now))
        {
            case GateDecision.Permit permit:
                _renewed[id] = time.GetTimestamp();
                var right = permit.Until - now;
                return trust > TimeSpan.Zero
                    ? new LeaseRenewal(id, Grant(held, incident, permit, right < trust ? right : trust, now), null)
                    : new LeaseRenewal(id, null, NotConfirmed);
            case GateDecision.Deny deny:
                return new LeaseRenewal(id, null, DenyCode.Of(deny.Reason));
            case var other:
                throw new InvalidOperationException($"No rule for {other.GetType().Name}.");
        }
    }

    private static LeaseGrant Grant(HeldLook held, Incident incident, GateDecision.Permit permit, TimeSpan duration, DateTimeOffset now) => new(
        held.Id, incident.RightsEpoch, duration, permit.Obligations.PicturesFrom, permit.Obligations.ShowsTrail,
        held.Resource is GateResource.TrackedObject ? incident.Items.First(item => item.Resource == held.Resource).Owner : null,
        held.Resource is GateResource.TrackedObject ? [.. RoadsideRules.For(incident, held.By.Organisation, now)] : null,
        permit.Obligations.BurntInMark);

    public IReadOnlyList<HeldLook> LapsedOf(Incident incident)
    {
        foreach (var gone in _renewed.Keys.Where(id => incident.Held(id) is null).ToArray())
        {
            _renewed.Remove(gone);
        }

        var now = time.GetTimestamp();
        var underWay = incident.Viewings.Keys.Concat(incident.Followings.Keys).ToArray();
        foreach (var unknown in underWay.Where(id => !_renewed.ContainsKey(id)))
        {
            _renewed[unknown] = now;
        }

        return [.. underWay.Where(id => time.GetElapsedTime(_renewed[id], now) > Silence).Select(incident.Held).OfType<HeldLook>()];
    }
}
