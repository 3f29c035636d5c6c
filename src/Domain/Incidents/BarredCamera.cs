using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Incidents;

/// <summary>A camera the sharing party took away from a party: until it releases it to that party again, nobody passes it on to it.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="To">The party.</param>
public sealed record BarredCamera(CameraId Camera, OrganisationId To);
