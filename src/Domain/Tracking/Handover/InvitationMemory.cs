using System.Collections.Immutable;
using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>What is remembered from one forecast to the next, so that nobody is invited and sent away by turns. Lost, it begins anew.</summary>
public sealed record InvitationMemory
{
    /// <summary>Nothing yet.</summary>
    public static InvitationMemory Nothing { get; } = new();

    /// <summary>The region that leads, as it was told last.</summary>
    public Region? Lead { get; init; }

    /// <summary>Regions that led before, and until when, UTC.</summary>
    public ImmutableDictionary<Region, DateTimeOffset> Led { get; init; } = ImmutableDictionary<Region, DateTimeOffset>.Empty;

    /// <summary>Since when each region is likely, without a break, UTC.</summary>
    public ImmutableDictionary<Region, DateTimeOffset> LikelySince { get; init; } = ImmutableDictionary<Region, DateTimeOffset>.Empty;

    /// <summary>When each invited region was likely last, UTC.</summary>
    public ImmutableDictionary<Region, DateTimeOffset> Invited { get; init; } = ImmutableDictionary<Region, DateTimeOffset>.Empty;

    /// <summary>When each region was sent away, UTC.</summary>
    public ImmutableDictionary<Region, DateTimeOffset> SentAway { get; init; } = ImmutableDictionary<Region, DateTimeOffset>.Empty;
}
