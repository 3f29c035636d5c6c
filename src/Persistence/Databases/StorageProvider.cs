namespace LiveView.Persistence.Databases;

/// <summary>The databases Live View can keep its truth in.</summary>
public enum StorageProvider
{
    /// <summary>One SQLite file in a directory of the silo: the embedded default, one machine.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, version 15 or later: a cluster of silos.</summary>
    PostgreSql,
}
