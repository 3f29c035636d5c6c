using LiveView.Persistence.Tests.Servers;

namespace LiveView.Persistence.Tests.Material;

public sealed class SqliteMaterialStoreTests(SqliteFiles files) : MaterialStoreContract(files), IClassFixture<SqliteFiles>;
