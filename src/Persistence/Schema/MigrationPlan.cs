namespace LiveView.Persistence.Schema;

/// <summary>Compares what the program ships with what the database remembers.</summary>
internal static class MigrationPlan
{
    /// <summary>The migrations still to apply, in order.</summary>
    /// <exception cref="SchemaException">The database is newer than the program, or an applied migration is no longer the same.</exception>
    public static IReadOnlyList<Migration> Missing(IReadOnlyList<Migration> shipped, IReadOnlyList<AppliedMigration> applied)
    {
        var known = shipped.ToDictionary(migration => migration.Number);
        foreach (var step in applied.OrderBy(step => step.Number))
        {
            if (!known.TryGetValue(step.Number, out var migration))
            {
                throw new SchemaException(
                    $"The database has schema {step.Number} ('{step.Name}'), this program knows up to {shipped.Count}: " +
                    "start the newer program, or restore the backup made before it.");
            }

            if (migration.Hash != step.Hash)
            {
                throw new SchemaException(
                    $"Schema {step.Number} ('{step.Name}') in the database has hash {step.Hash}, this program ships {migration.Hash}: " +
                    "an applied migration was changed. Use an unchanged release of the program.");
            }
        }

        var done = applied.Select(step => step.Number).ToHashSet();
        return [.. shipped.Where(migration => !done.Contains(migration.Number)).OrderBy(migration => migration.Number)];
    }
}
