using LiveView.Persistence.Databases;

namespace LiveView.Persistence.Tests.Servers;

/// <summary>SQLite files in a temporary directory, deleted at the end.</summary>
public sealed class SqliteFiles : IDatabases, IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("live-view-sqlite-");

    public Task<StorageOptions> NewAsync() => Task.FromResult(new StorageOptions
    {
        Provider = StorageProvider.Sqlite,
        DataDirectory = Path.Combine(directory.FullName, Guid.NewGuid().ToString("N")),
    });

    public void Dispose() => directory.Delete(recursive: true);
}
