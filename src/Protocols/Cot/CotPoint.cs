using LiveView.Domain.Connections;

namespace LiveView.Protocols.Cot;

/// <summary>Where an event is. In the XML, 9999999.0 stands for what is not known.</summary>
/// <param name="Position">WGS84; null when it is not known: the XML then says 0, 0.</param>
/// <param name="Height">Metres above the ellipsoid; null when unknown.</param>
/// <param name="CircularError">Radius of one sigma around the position, metres; null when unknown.</param>
/// <param name="LinearError">One sigma of the height, metres; null when unknown.</param>
public sealed record CotPoint(GeoPosition? Position, double? Height, double? CircularError, double? LinearError);
