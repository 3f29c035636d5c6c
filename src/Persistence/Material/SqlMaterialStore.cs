using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;
using LiveView.Persistence.Databases;

namespace LiveView.Persistence.Material;

/// <summary>Photos and plans in a relational database; the statements are the same for SQLite and PostgreSQL. Thread-safe.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The statements are constants of this class.")]
internal sealed class SqlMaterialStore(DbDataSource source) : IMaterialStore
{
    private const string Insert =
        "INSERT INTO material (id, owner, sha256, media_type, bytes, width, height, at, content) " +
        "VALUES (@id, @owner, @sha256, @type, @bytes, @width, @height, @at, @content) ON CONFLICT (id) DO NOTHING";

    private const string Same = "SELECT COUNT(*) FROM material WHERE id = @id AND owner = @owner AND sha256 = @sha256";

    /// <inheritdoc />
    public Task<bool> KeepAsync(
        MaterialId id, OrganisationId owner, MaterialContent content, ReadOnlyMemory<byte> bytes, DateTimeOffset at, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, content.Bytes);
        (string, object)[] who = [("id", id.Value), ("owner", owner.Value), ("sha256", content.Sha256)];
        return RunAsync(
            async connection =>
            {
                await using var insert = Command(connection, Insert,
                [
                    .. who, ("type", content.MediaType), ("bytes", content.Bytes), ("width", content.Width), ("height", content.Height),
                    ("at", at.UtcTicks), ("content", bytes.ToArray()),
                ]);
                if (await insert.ExecuteNonQueryAsync(cancel) == 1)
                {
                    return true;
                }

                await using var same = Command(connection, Same, who);
                return Convert.ToInt64(await same.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) == 1;
            },
            cancel);
    }

    /// <inheritdoc />
    public Task<ReadOnlyMemory<byte>?> ReadAsync(MaterialId id, CancellationToken cancel = default) => RunAsync(
        async connection =>
        {
            await using var select = Command(connection, "SELECT content FROM material WHERE id = @id", [("id", id.Value)]);
            return await select.ExecuteScalarAsync(cancel) is byte[] bytes ? bytes : (ReadOnlyMemory<byte>?)null;
        },
        cancel);

    /// <inheritdoc />
    public Task ForgetAsync(MaterialId id, CancellationToken cancel = default) => RunAsync(
        async connection =>
        {
            await using var delete = Command(connection, "DELETE FROM material WHERE id = @id", [("id", id.Value)]);
            return await delete.ExecuteNonQueryAsync(cancel);
        },
        cancel);

    private static DbCommand Command(DbConnection connection, string sql, IEnumerable<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Add(name, value);
        }

        return command;
    }

    // Off the caller's scheduler: callers are grains, and SQLite blocks.
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
                throw new MaterialUnavailableException("The database did not keep or give photos and plans.", error);
            }
        },
        cancel);
}
