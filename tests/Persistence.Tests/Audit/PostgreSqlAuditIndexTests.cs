using LiveView.Persistence.Tests.Servers;

namespace LiveView.Persistence.Tests.Audit;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlAuditIndexTests(PostgreSqlServer server) : AuditIndexContract(server);
