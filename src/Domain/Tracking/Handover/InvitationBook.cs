using System.Collections.Immutable;
using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>The invitations that are called for, from one forecast to the next: whoever missed an answer reads them in the next one.</summary>
public sealed record InvitationBook
{
    /// <summary>None yet.</summary>
    public static InvitationBook Empty { get; } = new();

    /// <summary>The invitations that are called for now, the oldest first.</summary>
    public ImmutableList<Invitation> Standing { get; init; } = [];

    /// <summary>What <see cref="InvitationRule" /> remembers.</summary>
    public InvitationMemory Memory { get; init; } = InvitationMemory.Nothing;

    /// <summary>Begins anew where invitations were given before: they stand until the forecast has said for a while that they need not.</summary>
    /// <param name="invited">The regions.</param>
    /// <param name="now">Now, UTC.</param>
    public static InvitationBook Resumed(IEnumerable<Region> invited, DateTimeOffset now)
    {
        var standing = invited.Select(region => new Invitation(region, 0, null)).ToImmutableList();
        return new InvitationBook
        {
            Standing = standing,
            Memory = InvitationMemory.Nothing with { Invited = standing.ToImmutableDictionary(each => each.Region, _ => now) },
        };
    }

    /// <summary>After a further look at where the object is about to come.</summary>
    /// <param name="track">The object's track.</param>
    /// <param name="map">The regions.</param>
    /// <param name="lead">The region of the room that leads; null when that is none of the map.</param>
    /// <param name="now">Now, UTC.</param>
    public InvitationBook Next(Track track, RegionMap map, Region? lead, DateTimeOffset now)
    {
        var advice = InvitationRule.Advise(Memory, track, map, lead, now);
        return new InvitationBook
        {
            Memory = advice.Memory,
            Standing = [.. Standing.Where(each => advice.Memory.Invited.ContainsKey(each.Region)), .. advice.Invite],
        };
    }
}
