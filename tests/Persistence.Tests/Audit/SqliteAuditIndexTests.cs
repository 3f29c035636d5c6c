using LiveView.Persistence.Tests.Servers;

namespace LiveView.Persistence.Tests.Audit;

public sealed class SqliteAuditIndexTests(SqliteFiles files) : AuditIndexContract(files), IClassFixture<SqliteFiles>;
