using System.Text.Json.Serialization;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Releases;

/// <summary>The owner of a plan, photo or tracked object lets one other party see it, inside one incident, for a while.</summary>
/// <param name="To">The party that may see it.</param>
/// <param name="LegalBasis">On what ground.</param>
/// <param name="Since">First moment, UTC.</param>
/// <param name="Until">Last moment, UTC.</param>
/// <param name="Id">Its identifier among all releases of the incident; null for one that cannot be withdrawn by itself.</param>
/// <param name="EndedAt">When it was withdrawn or ended with the incident, UTC; null while it runs.</param>
/// <param name="PendingBy">While it waits for a second person: who gave it, and so may not confirm it. Null when it does not wait.</param>
/// <param name="Trail">Of a tracked object: how much of its way may be seen; null for all else.</param>
/// <param name="GivenBy">The receiver that passed it on and with whose own release it stands; null for the owner.</param>
public sealed record ItemRelease(
    OrganisationId To, string LegalBasis, DateTimeOffset Since, DateTimeOffset Until, ReleaseId? Id = null, DateTimeOffset? EndedAt = null,
    PersonId? PendingBy = null, TrailUse? Trail = null, OrganisationId? GivenBy = null)
{
    /// <summary>Whether it waits for a second person; whoever it is for does not know of it.</summary>
    [JsonIgnore]
    public bool IsPending => PendingBy is not null;

    /// <summary>Whether it may be looked at under this release at a moment.</summary>
    public bool RunsAt(DateTimeOffset now) => IsOpenAt(now) && !IsPending;

    /// <summary>Whether it runs at a moment, or would if it did not wait for a second person.</summary>
    public bool IsOpenAt(DateTimeOffset now) => EndedAt is null && now >= Since && now < Until;

    /// <summary>As it stands with another's: no more of the way, no further back and no longer than that one's own.</summary>
    public ItemRelease NoMoreThan(ItemRelease given) => this with
    {
        Since = Since > given.Since ? Since : given.Since,
        Until = Until < given.Until ? Until : given.Until,
        Trail = Trail < given.Trail ? Trail : given.Trail,
    };

    /// <summary>Whether it reached its end time by a moment; false when it was ended before that.</summary>
    public bool RanOutBy(DateTimeOffset now) => (EndedAt ?? now) >= Until;
}
