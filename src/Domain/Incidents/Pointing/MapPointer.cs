using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Pointing;

/// <summary>Where one desk points on the map of an incident [aanwijzer]. It passes: it is told to others while it lasts, and written down nowhere.</summary>
/// <param name="Id">Names it for as long as that desk has its map open.</param>
/// <param name="By">Whose desk.</param>
/// <param name="Initials">First letters of the person's name: see <see cref="NameInitials"/>.</param>
/// <param name="At">The place.</param>
/// <param name="Objects">The tracked objects that were on the map that is pointed at; none on the map of the site.</param>
public sealed record MapPointer(PointerId Id, OrganisationName By, string Initials, GeoPosition At, IReadOnlyList<TrackedObjectId> Objects);
