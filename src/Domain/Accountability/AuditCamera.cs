using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Accountability;

/// <summary>A camera that reports can be made of, as the last incident at its site knew it.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="Name">Its name.</param>
/// <param name="Connection">The connection.</param>
/// <param name="Site">Name of the site.</param>
public sealed record AuditCamera(CameraId Camera, string Name, ConnectionNumber Connection, string Site);
