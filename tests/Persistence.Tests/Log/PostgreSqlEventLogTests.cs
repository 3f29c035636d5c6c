using LiveView.Persistence.Tests.Servers;

namespace LiveView.Persistence.Tests.Log;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlEventLogTests(PostgreSqlServer server) : EventLogContract(server);
