using LiveView.Persistence.Tests.Servers;

namespace LiveView.Persistence.Tests.Tracks;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlTrackLogTests(PostgreSqlServer server) : TrackLogContract(server);
