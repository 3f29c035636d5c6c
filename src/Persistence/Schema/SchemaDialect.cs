namespace LiveView.Persistence.Schema;

/// <summary>What differs between the databases when a schema is brought up to date.</summary>
/// <param name="Folder">Folder of the migrations.</param>
/// <param name="BeforeTransaction">Statement that cannot run inside a transaction, or null.</param>
/// <param name="FirstInTransaction">Statement that makes a second migrator wait, or null where the transaction itself does.</param>
/// <param name="LastInTransaction">Statement that gives rights to what is there, or null.</param>
/// <param name="IsThere">Question whether there is a schema at all, answered with a number or a boolean; null when that is not asked.</param>
internal sealed record SchemaDialect(
    string Folder, string? BeforeTransaction, string? FirstInTransaction, string? LastInTransaction = null, string? IsThere = null);
