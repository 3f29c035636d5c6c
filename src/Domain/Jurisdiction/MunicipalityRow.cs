namespace LiveView.Domain.Jurisdiction;

/// <summary>One municipality and who answers for it.</summary>
/// <param name="Code">Four-digit municipality code (CBS).</param>
/// <param name="Name">Name of the municipality.</param>
/// <param name="Region">Safety region [veiligheidsregio], <c>VR01</c> to <c>VR25</c>.</param>
/// <param name="ControlRoom">Name of the control room [meldkamer], such as <c>Midden-Nederland</c>.</param>
public sealed record MunicipalityRow(string Code, string Name, string Region, string ControlRoom);
