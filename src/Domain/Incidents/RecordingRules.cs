using System.Text.RegularExpressions;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents;

/// <summary>
/// What is recorded, and for how long it is kept: what is released, while it is released, where the source policy allows recording at all.
/// </summary>
public static partial class RecordingRules
{
    /// <summary>How long recordings are kept where the source policy does not say, in days after the incident ended.</summary>
    public const int UsualKeepDays = 28;

    /// <summary>How long after the alarm what was from before it waits for its release.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(10);

    private const int MostHashText = 64;

    /// <summary>The cameras that are to be recorded at a moment.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="now">Now, UTC.</param>
    public static IReadOnlyList<WantedRecording> Wanted(Incident state, DateTimeOffset now) =>
        state is { IsOpen: true, Site.Policy.Recording: true }
            ? [.. state.Releases.Where(release => release.RunsAt(now)).GroupBy(release => release.Camera).Select(releases => new WantedRecording(
                releases.Key, releases.Min(release => Begins(state, release)), releases.Max(release => release.Until)))]
            : [];

    /// <summary>
    /// The cameras of which media nodes hold what they have of before the alarm until it is released: nobody can read it meanwhile, and
    /// time alone forgets it.
    /// </summary>
    /// <param name="state">The incident.</param>
    /// <param name="now">Now, UTC.</param>
    public static IReadOnlyList<HeldPreAlarm> Held(Incident state, DateTimeOffset now) =>
        state is { IsOpen: true, Site: { } site } && site.Policy.PreAlarm > TimeSpan.Zero && now < state.RaisedAt + LongestHold
            ? [.. site.Cameras.Select(camera => new HeldPreAlarm(camera.Id, state.RaisedAt - site.Policy.PreAlarm, state.RaisedAt + LongestHold))]
            : [];

    /// <summary>What is from before the alarm is recorded only as far back as a release says in so many words.</summary>
    private static DateTimeOffset Begins(Incident state, ImageRelease release) =>
        state.RaisedAt.AddSeconds(-release.PreAlarmSeconds) is var reach && reach > release.PicturesFrom ? reach : release.PicturesFrom;

    /// <summary>When its recordings are to be deleted, UTC; null while it runs.</summary>
    public static DateTimeOffset? KeepUntil(Incident state) =>
        state.EndedAt?.AddDays(state.Site!.Policy.KeepDays is > 0 and var days ? days : UsualKeepDays);

    internal static Outcome Seal(Incident state, IncidentCommand.SealRecording seal, Actor by)
    {
        if (Watchkeeping.Machinery(state, by) is { } refused)
        {
            return refused;
        }

        if (!HashText().IsMatch(seal.Head) || !HashText().IsMatch(seal.Previous))
        {
            return Outcome.Refuse("bad-hash", $"A head is a SHA-256 value in {MostHashText} hexadecimal digits.");
        }

        // Told again after a restart or a lost answer.
        return state.Takes.Find(take => take.Id == seal.Take)?.Segments >= seal.Segment
            ? Outcome.Accept()
            : Outcome.Accept(new IncidentEvent.RecordingSegmentSealed(
                by, seal.Camera, seal.Take, seal.Segment, seal.From, seal.Until, seal.Fragments, seal.Gaps, seal.Previous, seal.Head, seal.TornBytes));
    }

    internal static Outcome Delete(Incident state, Actor by, DateTimeOffset now) =>
        Watchkeeping.Machinery(state, by) ?? (state.RecordingsDeletedAt is null && KeepUntil(state) <= now
            ? Outcome.Accept(new IncidentEvent.RecordingsDeleted(by, "retention", state.Takes.Count))
            : Outcome.Accept());

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex HashText();
}
