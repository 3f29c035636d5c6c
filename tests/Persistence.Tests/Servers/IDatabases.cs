using LiveView.Persistence.Databases;

namespace LiveView.Persistence.Tests.Servers;

/// <summary>Gives empty databases of one kind.</summary>
public interface IDatabases
{
    Task<StorageOptions> NewAsync();
}
