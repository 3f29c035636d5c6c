using LiveView.Persistence.Tests.Servers;

namespace LiveView.Persistence.Tests.Tracks;

public sealed class SqliteTrackLogTests(SqliteFiles files) : TrackLogContract(files), IClassFixture<SqliteFiles>;
