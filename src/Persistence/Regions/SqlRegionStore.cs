using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Persistence.Databases;

namespace LiveView.Persistence.Regions;

/// <summary>Official regions in a relational database; the statements are the same for SQLite and PostgreSQL. Thread-safe.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The statements are constants of this class.")]
internal sealed class SqlRegionStore(DbDataSource source) : IRegionStore
{
    private const string Day = "yyyy-MM-dd";

    /// <inheritdoc />
    public Task<IReadOnlyList<RegionVersion>> ListAsync(CancellationToken cancel = default) => RunAsync(
        async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT id, valid_from, source, imported_at, regions, points FROM region_version ORDER BY valid_from, imported_at, id";
            return await command.ReadAsync([], Read, cancel);
        },
        cancel);

    /// <inheritdoc />
    public Task<ReadOnlyMemory<byte>?> ReadAsync(string id, CancellationToken cancel = default) => RunAsync(
        async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT content FROM region_version WHERE id = @id";
            command.Add("id", id);
            return await command.ExecuteScalarAsync(cancel) is byte[] bytes ? bytes : (ReadOnlyMemory<byte>?)null;
        },
        cancel);

    /// <inheritdoc />
    public Task<bool> KeepAsync(RegionVersion version, ReadOnlyMemory<byte> geoJson, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        return RunAsync(
            async connection =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText =
                    "INSERT INTO region_version (id, valid_from, source, imported_at, regions, points, content) " +
                    "VALUES (@id, @from, @source, @at, @regions, @points, @content) ON CONFLICT (id) DO NOTHING";
                command.Add("id", version.Id);
                command.Add("from", version.ValidFrom.ToString(Day, CultureInfo.InvariantCulture));
                command.Add("source", version.Source);
                command.Add("at", version.ImportedAt.UtcTicks);
                command.Add("regions", version.Regions);
                command.Add("points", version.Points);
                command.Add("content", geoJson.ToArray());
                return await command.ExecuteNonQueryAsync(cancel) == 1;
            },
            cancel);
    }

    /// <inheritdoc />
    public Task<bool> RemoveAsync(string id, CancellationToken cancel = default) => RunAsync(
        async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM region_version WHERE id = @id";
            command.Add("id", id);
            return await command.ExecuteNonQueryAsync(cancel) == 1;
        },
        cancel);

    private static RegionVersion Read(DbDataReader row) => new(
        row.GetString(0), DateOnly.ParseExact(row.GetString(1), Day, CultureInfo.InvariantCulture), row.GetString(2),
        new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero), row.GetInt32(4), row.GetInt32(5));

    // Off the caller's scheduler: SQLite blocks.
    private Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) => Task.Run(
        async () =>
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                return await work(connection);
            }
            catch (DbException error)
            {
                throw new RegionsUnavailableException($"The database did not keep or give official regions: {error.Message}", error);
            }
        },
        cancel);
}
