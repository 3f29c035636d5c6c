using System.Globalization;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents;

/// <summary>
/// Whoever looks, looks back, takes a clip or a still picture: the gate decides, and it is written down before a byte leaves.
/// </summary>
public static class ViewingRules
{
    /// <summary>The code of a refusal of pictures from before the moment that was released.</summary>
    public const string BeforeRelease = "before-release";

    internal static Outcome Start(Incident state, IncidentCommand.StartViewing start, Actor by, DateTimeOffset now) =>
        PictureGate.Decide(by, start.Action, new GateResource.Camera(start.Camera), state.Rights(), now) switch
        {
            GateDecision.Deny deny => Denied(deny),
            GateDecision.Permit { Obligations.Audit: AuditLevel.Entry } => Outcome.Refuse(
                "not-a-viewing", $"'{start.Action}' is done at once: it does not begin and end."),
            GateDecision.Permit => state.Viewings.GetValueOrDefault(start.Viewing) switch
            {
                null => Outcome.Accept(new IncidentEvent.ViewingStarted(
                    by, start.Viewing, start.Camera, start.Action == GateAction.Live ? null : start.Action)),
                var known when known.By == by && known.Camera == start.Camera && known.Action == start.Action => Outcome.Accept(),
                _ => Outcome.Refuse("viewing-exists", $"Viewing '{start.Viewing}' is under way already: take an identifier of its own."),
            },
            var other => throw new InvalidOperationException($"No rule for {other.GetType().Name}."),
        };

    /// <summary>A clip that nobody tells the end of is a hand-over all the same.</summary>
    internal static Outcome End(Incident state, IncidentCommand.EndViewing end, Actor by) =>
        !state.Viewings.TryGetValue(end.Viewing, out var viewing) || viewing.By.Organisation != by.Organisation
            ? Outcome.Accept()
            : Outcome.Accept(viewing.Action == GateAction.Clip
                ? new IncidentEvent.ClipGiven(
                    viewing.By, end.Viewing, viewing.Camera, LegalBasis(state, viewing), end.Reason, end.Fragments, end.Bytes, end.First, end.Last,
                    end.Sha256)
                : new IncidentEvent.ViewingEnded(viewing.By, end.Viewing, end.Reason, end.Fragments, end.Bytes, end.First, end.Last));

    /// <summary>Each is written down, and before a byte leaves. A recorded one needs the right to look back as well.</summary>
    internal static Outcome Snapshot(Incident state, IncidentCommand.TakeSnapshot take, Actor by, DateTimeOffset now)
    {
        var (camera, rights) = (new GateResource.Camera(take.Camera), state.Rights());
        if (PictureGate.Decide(by, GateAction.Snapshot, camera, rights, now) is GateDecision.Deny deny)
        {
            return Denied(deny);
        }

        if (take.Recorded is not { } recorded)
        {
            return Outcome.Accept(new IncidentEvent.SnapshotTaken(by, take.Camera));
        }

        return PictureGate.Decide(by, GateAction.Replay, camera, rights, now) switch
        {
            GateDecision.Deny denied => Denied(denied),
            GateDecision.Permit { Obligations.PicturesFrom: { } from } when (take.DecodedFrom ?? recorded) < from || recorded < from =>
                TooEarly(from),
            GateDecision.Permit => Outcome.Accept(new IncidentEvent.SnapshotTaken(by, take.Camera, recorded)),
            var other => throw new InvalidOperationException($"No rule for {other.GetType().Name}."),
        };
    }

    /// <summary>The ground on which the sharing party had released the camera when the viewing began; null for its own people.</summary>
    private static string? LegalBasis(Incident state, Viewing viewing) => state.Releases.FindLast(release =>
        release.Camera == viewing.Camera && release.To == viewing.By.Organisation && release.Allows(viewing.Action) && !release.IsPending
        && release.Since <= viewing.Since && !(release.EndedAt < viewing.Since))?.LegalBasis;

    private static Outcome TooEarly(DateTimeOffset from) => Outcome.Refuse(
        BeforeRelease, string.Create(CultureInfo.InvariantCulture, $"Pictures from before {from.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC are not released to your organisation: ask for a later moment."));

    private static Outcome Denied(GateDecision.Deny deny) => Outcome.Refuse(DenyCode.Of(deny.Reason), DenyCode.Text(deny.Reason));
}
