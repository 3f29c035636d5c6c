using LiveView.Persistence.Tests.Servers;

namespace LiveView.Persistence.Tests.Regions;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlRegionStoreTests(PostgreSqlServer server) : RegionStoreContract(server);
