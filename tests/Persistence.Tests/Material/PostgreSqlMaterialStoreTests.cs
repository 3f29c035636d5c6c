using LiveView.Persistence.Tests.Servers;

namespace LiveView.Persistence.Tests.Material;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlMaterialStoreTests(PostgreSqlServer server) : MaterialStoreContract(server);
