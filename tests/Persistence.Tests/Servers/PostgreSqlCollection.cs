using System.Diagnostics.CodeAnalysis;

namespace LiveView.Persistence.Tests.Servers;

/// <summary>All tests on PostgreSQL share one server.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xUnit's own word.")]
public sealed class PostgreSqlCollection : ICollectionFixture<PostgreSqlServer>
{
    public const string Name = "PostgreSQL";
}
