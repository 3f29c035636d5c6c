using System.Text.Json.Serialization;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;

namespace LiveView.Domain.Releases;

/// <summary>A sharing party lets one receiving party see one camera, inside one incident, for a while [beeldvrijgave].</summary>
/// <param name="Id">Its identifier within the incident.</param>
/// <param name="Camera">The camera.</param>
/// <param name="From">The sharing party.</param>
/// <param name="To">The receiving party.</param>
/// <param name="LegalBasis">On what ground, from the source policy.</param>
/// <param name="Since">First moment at which a picture may leave, UTC.</param>
/// <param name="Until">Last moment at which a picture may leave, UTC.</param>
/// <param name="EndedAt">When it was withdrawn or ended with the incident, UTC; null while it runs.</param>
/// <param name="Capabilities">What it allows; null, as in lines of the log from before this was kept, for watching live only.</param>
/// <param name="ReplaySince">Earliest picture that may be replayed or cut, UTC; null for none from before the release.</param>
/// <param name="Purpose">For what sort of case it is given; null, as in old lines, for that of its incident.</param>
/// <param name="PendingBy">While it waits for a second person: who gave it, and so may not confirm it. Null when it does not wait.</param>
/// <param name="PreAlarmSeconds">How many seconds from before the alarm were agreed on; 0, as in old lines, for none.</param>
/// <param name="GivenBy">The receiver that passed it on and with whose own release it stands; null for the sharing party.</param>
public sealed record ImageRelease(
    ReleaseId Id, CameraId Camera, OrganisationId From, OrganisationId To, string LegalBasis,
    DateTimeOffset Since, DateTimeOffset Until, DateTimeOffset? EndedAt = null,
    CapabilitySet? Capabilities = null, DateTimeOffset? ReplaySince = null, IncidentKind? Purpose = null, PersonId? PendingBy = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int PreAlarmSeconds = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OrganisationId? GivenBy = null)
{
    /// <summary>Who gave it: the sharing party, or a receiver that passed on what it has itself.</summary>
    [JsonIgnore]
    public OrganisationId Giver => GivenBy ?? From;

    /// <summary>Earliest picture that may be replayed or cut under it, UTC.</summary>
    [JsonIgnore]
    public DateTimeOffset PicturesFrom => ReplaySince ?? Since;

    /// <summary>What it allows.</summary>
    [JsonIgnore]
    public CapabilitySet Given => Capabilities ?? CapabilitySet.LiveOnly;

    /// <summary>Whether it waits for a second person; whoever it is for does not know of it.</summary>
    [JsonIgnore]
    public bool IsPending => PendingBy is not null;

    /// <summary>Whether pictures may leave under this release at a moment.</summary>
    public bool RunsAt(DateTimeOffset now) => IsOpenAt(now) && !IsPending;

    /// <summary>Whether it runs at a moment, or would if it did not wait for a second person.</summary>
    public bool IsOpenAt(DateTimeOffset now) => EndedAt is null && now >= Since && now < Until;

    /// <summary>Whether it allows an action.</summary>
    public bool Allows(GateAction action) => Given.Contains(action);

    /// <summary>Whether it reached its end time by a moment; false when it was ended before that.</summary>
    public bool RanOutBy(DateTimeOffset now) => (EndedAt ?? now) >= Until;
}
