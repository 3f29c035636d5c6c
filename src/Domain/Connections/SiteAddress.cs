namespace LiveView.Domain.Connections;

/// <summary>Where a site is, in words.</summary>
/// <param name="Street">Street name.</param>
/// <param name="Number">House number with its addition.</param>
/// <param name="Postcode">Dutch postcode, <c>1234 AB</c>.</param>
/// <param name="City">Place of residence [woonplaats].</param>
/// <param name="MunicipalityCode">Four-digit municipality code of Statistics Netherlands (CBS), such as <c>0344</c>.</param>
public sealed record SiteAddress(string Street, string Number, string Postcode, string City, string MunicipalityCode);
