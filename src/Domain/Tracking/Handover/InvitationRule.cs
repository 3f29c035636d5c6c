using System.Collections.Immutable;
using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>
/// Invites the next room before the object arrives: when it is likely there within five minutes, for 20 s on end. Asked at every fix,
/// or every few seconds.
/// </summary>
/// <remarks>
/// Found on generated journeys over 13 and more borders: with a chance of 0.3 the room knows three minutes ahead in 97 % and 16 % of the
/// invitations are for nothing; with 0.5 that is 89 % and 17 %.
/// </remarks>
public static class InvitationRule
{
    /// <summary>So likely within five minutes a room is invited.</summary>
    public const double Likely = 0.3;

    private const int Ahead = 5;

    /// <summary>So long it is likely before the room is invited.</summary>
    private static readonly TimeSpan s_steady = TimeSpan.FromSeconds(20);

    /// <summary>So long it is unlikely before the invitation is taken back: a detour, a light.</summary>
    private static readonly TimeSpan s_gone = TimeSpan.FromMinutes(3);

    /// <summary>So long a room that was sent away, or that led, is not asked again for a border that is merely near.</summary>
    private static readonly TimeSpan s_again = TimeSpan.FromMinutes(10);

    /// <summary>What to do now.</summary>
    /// <param name="memory">From the last time.</param>
    /// <param name="track">The object's track.</param>
    /// <param name="map">The regions.</param>
    /// <param name="lead">The region of the room that leads; null when that is none of the map.</param>
    /// <param name="now">Now, UTC.</param>
    public static InvitationAdvice Advise(InvitationMemory memory, Track track, RegionMap map, Region? lead, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(map);
        memory = Led(memory, lead, now);
        List<Invitation> invite = [];
        var chances = Chances(track, map, lead, now);
        memory = memory with
        {
            LikelySince = memory.LikelySince.RemoveRange(memory.LikelySince.Keys.Except(chances.Select(chance => chance.Region))),
        };
        foreach (var chance in chances)
        {
            var isLikely = IsLikely(memory, chance, track, map, now);
            memory = Remember(memory, chance.Region, isLikely, now);
            if (isLikely && !memory.Invited.ContainsKey(chance.Region) && now - memory.LikelySince[chance.Region] >= s_steady)
            {
                memory = memory with { Invited = memory.Invited.SetItem(chance.Region, now) };
                invite.Add(new Invitation(chance.Region, chance.Within(Ahead), now + chance.BorderIn));
            }
        }

        var withdraw = memory.Invited
            .Where(each => now - each.Value >= s_gone && !IsNear(track, map, each.Key)).Select(each => each.Key).ToArray();
        return new InvitationAdvice(
            withdraw.Length == 0 ? memory : memory with
            {
                Invited = memory.Invited.RemoveRange(withdraw),
                SentAway = memory.SentAway.SetItems(withdraw.Select(each => KeyValuePair.Create(each, now))),
            },
            invite, withdraw);
    }

    private static InvitationMemory Led(InvitationMemory memory, Region? lead, DateTimeOffset now) =>
        memory.Lead == lead ? memory : memory with
        {
            Lead = lead,
            Led = memory.Lead is { } before ? memory.Led.SetItem(before, now) : memory.Led,
            Invited = lead is null ? memory.Invited : memory.Invited.Remove(lead),
            LikelySince = memory.LikelySince.Clear(),
        };

    /// <summary>The forecast, and the region the object is in already while another leads.</summary>
    private static List<RegionChance> Chances(Track track, RegionMap map, Region? lead, DateTimeOffset now)
    {
        List<RegionChance> chances = [.. RegionForecast.Of(track, map, now).Where(chance => chance.Region != lead)];
        if (track.Live is { } live && map.In(live.Position) is { } here && here != lead)
        {
            chances.Add(new RegionChance(here, [1], TimeSpan.Zero));
        }

        return chances;
    }

    private static bool IsLikely(InvitationMemory memory, RegionChance chance, Track track, RegionMap map, DateTimeOffset now)
    {
        var again = Recent(memory.Led, chance.Region, now) || Recent(memory.SentAway, chance.Region, now);
        return again ? IsDeepIn(track, map, chance.Region)
            : chance.Within(Ahead) >= Likely
                || (chance.BorderIn < TimeSpan.FromMinutes(Ahead) && chance.Within(RegionForecast.Minutes) >= Likely);
    }

    private static bool Recent(ImmutableDictionary<Region, DateTimeOffset> when, Region region, DateTimeOffset now) =>
        when.TryGetValue(region, out var at) && now - at < s_again;

    private static InvitationMemory Remember(InvitationMemory memory, Region region, bool isLikely, DateTimeOffset now) => memory with
    {
        LikelySince = !isLikely ? memory.LikelySince.Remove(region)
            : memory.LikelySince.ContainsKey(region) ? memory.LikelySince : memory.LikelySince.Add(region, now),
        Invited = isLikely && memory.Invited.ContainsKey(region) ? memory.Invited.SetItem(region, now) : memory.Invited,
    };

    /// <summary>Inside it by more than the border is uncertain.</summary>
    private static bool IsDeepIn(Track track, RegionMap map, Region region) =>
        track.Live is { } live && map.Find(live.Position) is { } answer && answer.In == region && !(answer.BorderDistance < RegionMap.Margin);

    /// <summary>In it, or beside its border: an object that drives along a border sends nobody away.</summary>
    private static bool IsNear(Track track, RegionMap map, Region region) =>
        track.Live is { } live && map.Find(live.Position) is { } answer
        && (answer.In == region || (answer.Beyond == region && answer.BorderDistance < RegionMap.Margin));
}
