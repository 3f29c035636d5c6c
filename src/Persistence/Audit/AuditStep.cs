namespace LiveView.Persistence.Audit;

/// <summary>One statement by which the index grows.</summary>
/// <param name="Sql">A constant text with parameters.</param>
/// <param name="Values">Its parameters.</param>
internal sealed record AuditStep(string Sql, params (string Name, object? Value)[] Values);
