using LiveView.Persistence.Tests.Servers;

namespace LiveView.Persistence.Tests.Log;

public sealed class SqliteEventLogTests(SqliteFiles files) : EventLogContract(files), IClassFixture<SqliteFiles>;
