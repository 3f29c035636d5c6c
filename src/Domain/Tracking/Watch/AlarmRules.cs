using LiveView.Domain.Incidents;
using LiveView.Domain.Tracking.Watch.Fences;

namespace LiveView.Domain.Tracking.Watch;

/// <summary>What a tracked object raises the alarm about, by what happened to its track.</summary>
public static class AlarmRules
{
    /// <summary>Sooner than this after a press the button is not pressed again: 60 s.</summary>
    public static readonly TimeSpan BetweenPresses = TimeSpan.FromSeconds(60);

    /// <summary>Outside of a watch the crossings of one fence are written down this far apart at least: 10 minutes.</summary>
    public static readonly TimeSpan BetweenUnwatched = TimeSpan.FromMinutes(10);

    /// <summary>While so many alarms wait to be raised, no fence is looked at.</summary>
    private const int MostUnsettled = 64;

    /// <summary>Hears what happened. What raises no alarm gives the very same watch.</summary>
    /// <param name="watch">What was heard so far.</param>
    /// <param name="registered">The object.</param>
    /// <param name="events">What happened, in order.</param>
    /// <param name="track">The track after it.</param>
    /// <param name="now">Now, UTC.</param>
    public static ObjectWatch Hear(
        ObjectWatch watch, TrackedObject registered, IReadOnlyList<TrackEvent> events, Track track, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentNullException.ThrowIfNull(registered);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(track);
        return Fenced(Button(watch, registered, events, track, now), events, track, now);
    }

    /// <summary>
    /// The object is held against its fences always, so that a watch that begins knows where it is. A crossing outside of a watch is heard,
    /// and raises nothing. Where alarms wait because no incident can be raised, it is looked at when they are.
    /// </summary>
    private static ObjectWatch Fenced(ObjectWatch watch, IReadOnlyList<TrackEvent> events, Track track, DateTimeOffset now)
    {
        if (watch.Fences.IsEmpty || events.Count == 0 || watch.Unsettled.Count >= MostUnsettled)
        {
            return watch;
        }

        foreach (var fix in BelievedFixes.Of(events, track, watch.LookedAt))
        {
            var uncertainty = FenceRule.Uncertainty(fix.Accuracy);
            for (var at = 0; at < watch.Fences.Count; at++)
            {
                var (fence, stand) = watch.Fences[at];
                var next = FenceRule.Next(stand, FenceDistance.Of(fence, fix.Position), uncertainty);
                if (next != stand)
                {
                    watch = watch with { Fences = watch.Fences.SetItem(at, new WatchedFence(fence, next)) };
                    watch = IsCrossed(fence, stand.Side, next.Side) ? Crossed(watch, fence, fix.Time, now) : watch;
                }
            }

            watch = watch with { LookedAt = fix.Time };
        }

        return watch;
    }

    private static ObjectWatch Crossed(ObjectWatch watch, Fence fence, DateTimeOffset at, DateTimeOffset now)
    {
        var raises = watch.IsWatched(at, now);
        return raises || !watch.HeardOutside(fence.Id, at - BetweenUnwatched)
            ? watch.With(new UnsettledAlarm(new ObjectAlarm(fence.Cause, at, fence.Alarm, fence.Id, fence.Name), now, raises))
            : watch;
    }

    private static bool IsCrossed(Fence fence, FenceSide from, FenceSide to) => fence.MindsEntering
        ? (from, to) == (FenceSide.Outside, FenceSide.Inside)
        : (from, to) == (FenceSide.Inside, FenceSide.Outside);

    /// <summary>
    /// A button that is held down is one alarm: the episode it began. Pressed again within that episode it is another, once it was let go.
    /// The episode counts, not its beginning alone: what was stored and not heard before a crash is heard after it.
    /// </summary>
    private static ObjectWatch Button(
        ObjectWatch watch, TrackedObject registered, IReadOnlyList<TrackEvent> events, Track track, DateTimeOffset now)
    {
        if (!track.Episodes.TryGetValue(EpisodeKind.Duress, out var since))
        {
            return watch.Button is null ? watch : watch with { Button = null };
        }

        if (watch.Button is null || events.Any(each => each is TrackEvent.EpisodeEnded { Kind: EpisodeKind.Duress }))
        {
            return Pressed(watch, registered, since, now);
        }

        foreach (var fix in events.OfType<TrackEvent.FixTaken>().Select(each => each.Fix))
        {
            watch = (fix.Alarm == TrackerAlarm.Duress, watch.Button) switch
            {
                (false, { IsReleased: false } held) => watch with { Button = held with { IsReleased = true } },
                (true, { IsReleased: true } button) when now - button.HeardAt >= BetweenPresses => Pressed(watch, registered, now, now),
                _ => watch,
            };
        }

        return watch;
    }

    private static ObjectWatch Pressed(ObjectWatch watch, TrackedObject registered, DateTimeOffset at, DateTimeOffset now)
    {
        var pressed = watch with { Button = new PressedButton(now, false) };
        return registered.Duress switch
        {
            DuressUse.Never => pressed,
            DuressUse.Always => pressed.With(new UnsettledAlarm(Duress(at), now, Raises: true)),
            // By when it is heard alone: a device whose clock is off must not cost somebody the alarm.
            DuressUse.WhileWatched => pressed.With(new UnsettledAlarm(Duress(at), now, watch.IsWatched(now, now))),
            _ => throw new InvalidOperationException($"No rule for {registered.Duress}."),
        };
    }

    private static ObjectAlarm Duress(DateTimeOffset at) => new(ObjectAlarmCause.Duress, at, AlarmKind.HoldUp);

    private static ObjectWatch With(this ObjectWatch watch, UnsettledAlarm alarm) => watch with { Unsettled = watch.Unsettled.Add(alarm) };
}
