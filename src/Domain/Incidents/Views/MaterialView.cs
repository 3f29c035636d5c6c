using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Views;

/// <summary>A photo or plan as an incident shows it; its bytes leave through the gate alone.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Width">Width, pixels.</param>
/// <param name="Height">Height, pixels.</param>
/// <param name="By">Who added it.</param>
/// <param name="At">When it was added, UTC.</param>
/// <param name="Releasable">Whether the source policy lets it be released; for the sharing party, else false.</param>
/// <param name="Releases">Its releases: all for the sharing party, its own for a receiver.</param>
/// <param name="Looks">Who looked: for the sharing party only.</param>
public sealed record MaterialView(
    MaterialId Id, MaterialKind Kind, string Title, int Width, int Height, ByView By, DateTimeOffset At, bool Releasable,
    IReadOnlyList<MaterialReleaseView> Releases, IReadOnlyList<MaterialLooksView> Looks);

/// <summary>A release of a photo or plan as an incident shows it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="To">The receiving party.</param>
/// <param name="Since">First moment, UTC.</param>
/// <param name="Until">Last moment, UTC.</param>
/// <param name="EndedAt">When it ended, UTC; null while it runs.</param>
/// <param name="Pending">Whether it waits for a second person of the sharing party.</param>
public sealed record MaterialReleaseView(
    ReleaseId Id, OrganisationId To, DateTimeOffset Since, DateTimeOffset Until, DateTimeOffset? EndedAt, bool Pending);

/// <summary>How people of one party looked at a photo or plan [bekeken].</summary>
/// <param name="Organisation">The party.</param>
/// <param name="Count">How often.</param>
/// <param name="LastAt">When last, UTC.</param>
public sealed record MaterialLooksView(OrganisationName Organisation, int Count, DateTimeOffset LastAt);
