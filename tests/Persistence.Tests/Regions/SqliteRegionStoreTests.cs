using LiveView.Persistence.Tests.Servers;

namespace LiveView.Persistence.Tests.Regions;

public sealed class SqliteRegionStoreTests(SqliteFiles files) : RegionStoreContract(files), IClassFixture<SqliteFiles>;
