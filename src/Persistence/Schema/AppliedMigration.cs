namespace LiveView.Persistence.Schema;

/// <summary>One step of the schema as the database remembers it.</summary>
internal sealed record AppliedMigration(int Number, string Name, string Hash);
