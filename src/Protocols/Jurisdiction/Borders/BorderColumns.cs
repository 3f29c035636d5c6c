namespace LiveView.Protocols.Jurisdiction.Borders;

/// <summary>Which properties of a feature say what.</summary>
/// <param name="Id">Its code, such as <c>statcode</c>.</param>
/// <param name="Name">Its name, such as <c>statnaam</c>.</param>
/// <param name="Room">The control room that answers for it; null when no property says so.</param>
public sealed record BorderColumns(string Id, string Name, string? Room);
