using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Persistence.Databases;

namespace LiveView.Persistence.Log;

/// <summary>What was signed, in a relational database; the statements are the same for SQLite and PostgreSQL. Thread-safe.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The statements are constants of this class.")]
internal sealed class SqlCheckpointStore(DbDataSource source) : ICheckpointStore
{
    private const string TreeColumns = "size, root, at, key_id, signature";

    /// <inheritdoc />
    public async Task<string> InstallationAsync(CancellationToken cancel = default) =>
        (await QueryAsync("SELECT id FROM log_installation", [], reader => reader.GetString(0), cancel)).Single();

    /// <inheritdoc />
    public Task<IReadOnlyList<HeardLine>> HeardAfterAsync(long position, int limit, CancellationToken cancel = default) => QueryAsync(
        "SELECT position, stream, version, type FROM log_line WHERE position > @after ORDER BY position LIMIT @limit",
        [("after", position), ("limit", limit)],
        reader => new HeardLine(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3)), cancel);

    /// <inheritdoc />
    public async Task<(long Size, ReadOnlyMemory<byte> Head)> HeadAsync(string stream, CancellationToken cancel = default) =>
        (await QueryAsync(
            "SELECT version, hash FROM log_stream WHERE stream = @stream", [("stream", stream)],
            reader => (reader.GetInt64(0), (ReadOnlyMemory<byte>)Bytes(reader, 1)), cancel)).SingleOrDefault();

    /// <inheritdoc />
    public async Task<long> TreeSizeAsync(CancellationToken cancel = default) =>
        (await QueryAsync("SELECT coalesce(max(leaf) + 1, 0) FROM log_checkpoint", [], reader => reader.GetInt64(0), cancel)).Single();

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<MerkleNode, ReadOnlyMemory<byte>>> NodesAsync(
        IReadOnlyCollection<MerkleNode> nodes, CancellationToken cancel = default)
    {
        var found = new Dictionary<MerkleNode, ReadOnlyMemory<byte>>();
        await RunAsync(
            async connection =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT hash FROM log_tree_node WHERE level = @level AND place = @place";
                var level = command.Add("level", 0L);
                var place = command.Add("place", 0L);
                foreach (var node in nodes.Distinct())
                {
                    (level.Value, place.Value) = ((long)node.Level, node.Index);
                    found[node] = (byte[])(await command.ExecuteScalarAsync(cancel)
                        ?? throw new EventLogUnavailableException($"The tree over all incidents lacks node {node.Level}/{node.Index}: was it restored from a backup?"));
                }
            },
            cancel);
        return found;
    }

    /// <inheritdoc />
    public Task AddAsync(
        SignedCheckpoint checkpoint, IReadOnlyList<(MerkleNode Node, ReadOnlyMemory<byte> Hash)> nodes, CancellationToken cancel = default) =>
        RunAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                await ExecuteAsync(
                    connection, transaction,
                    "INSERT INTO log_checkpoint (leaf, stream, size, head, at, key_id, signature) " +
                    "VALUES (@leaf, @stream, @size, @head, @at, @key, @signature)",
                    [("leaf", checkpoint.Leaf), ("stream", checkpoint.Stream), ("size", checkpoint.Size), ("head", checkpoint.Head.ToArray()),
                        ("at", checkpoint.At.UtcTicks), ("key", checkpoint.KeyId), ("signature", checkpoint.Signature.ToArray())],
                    cancel);
                foreach (var (node, hash) in nodes)
                {
                    await ExecuteAsync(
                        connection, transaction, "INSERT INTO log_tree_node (level, place, hash) VALUES (@level, @place, @hash)",
                        [("level", (long)node.Level), ("place", node.Index), ("hash", hash.ToArray())], cancel);
                }

                await transaction.CommitAsync(cancel);
            },
            cancel);

    /// <inheritdoc />
    public Task AddTreeAsync(SignedTree tree, CancellationToken cancel = default) => OnceAsync(
        "INSERT INTO log_tree_checkpoint (size, root, at, key_id, signature) SELECT @size, @root, @at, @key, @signature " +
        "WHERE NOT EXISTS (SELECT 1 FROM log_tree_checkpoint WHERE size = @size)",
        [("size", tree.Size), ("root", tree.Root.ToArray()), ("at", tree.At.UtcTicks), ("key", tree.KeyId), ("signature", tree.Signature.ToArray())],
        cancel);

    /// <inheritdoc />
    public async Task<SignedTree?> LastTreeAsync(CancellationToken cancel = default) =>
        (await QueryAsync(
            $"SELECT {TreeColumns} FROM log_tree_checkpoint ORDER BY size DESC LIMIT 1", [],
            reader => new SignedTree(reader.GetInt64(0), Bytes(reader, 1), Moment(reader, 2), reader.GetString(3), Bytes(reader, 4)),
            cancel)).SingleOrDefault();

    /// <inheritdoc />
    public Task<IReadOnlyList<SignedCheckpoint>> CheckpointsAsync(string stream, CancellationToken cancel = default) => QueryAsync(
        "SELECT leaf, stream, size, head, at, key_id, signature FROM log_checkpoint WHERE stream = @stream ORDER BY leaf",
        [("stream", stream)],
        reader => new SignedCheckpoint(
            reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), Bytes(reader, 3), Moment(reader, 4), reader.GetString(5), Bytes(reader, 6)),
        cancel);

    /// <inheritdoc />
    public Task AddCertificateAsync(string keyId, ReadOnlyMemory<byte> certificate, DateTimeOffset at, CancellationToken cancel = default) =>
        OnceAsync(
            "INSERT INTO log_key (key_id, certificate, at) SELECT @key, @certificate, @at " +
            "WHERE NOT EXISTS (SELECT 1 FROM log_key WHERE key_id = @key)",
            [("key", keyId), ("certificate", certificate.ToArray()), ("at", at.UtcTicks)], cancel);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> CertificatesAsync(CancellationToken cancel = default) =>
        (await QueryAsync(
            "SELECT key_id, certificate FROM log_key", [], reader => (Key: reader.GetString(0), Certificate: Bytes(reader, 1)), cancel))
        .ToDictionary(each => each.Key, each => (ReadOnlyMemory<byte>)each.Certificate);

    /// <inheritdoc />
    public Task AddWitnessKeyAsync(WitnessKey key, CancellationToken cancel = default) => OnceAsync(
        "INSERT INTO log_witness_key (organisation, key_id, public_key, at) SELECT @organisation, @key, @public, @at " +
        "WHERE NOT EXISTS (SELECT 1 FROM log_witness_key WHERE organisation = @organisation AND key_id = @key)",
        [("organisation", key.Organisation.Value), ("key", key.KeyId), ("public", key.PublicKey.ToArray()), ("at", key.At.UtcTicks)], cancel);

    /// <inheritdoc />
    public async Task<WitnessKey?> WitnessKeyAsync(OrganisationId organisation, string keyId, CancellationToken cancel = default) =>
        (await QueryAsync(
            "SELECT public_key, at FROM log_witness_key WHERE organisation = @organisation AND key_id = @key",
            [("organisation", organisation.Value), ("key", keyId)],
            reader => new WitnessKey(organisation, keyId, Bytes(reader, 0), Moment(reader, 1)), cancel)).SingleOrDefault();

    /// <inheritdoc />
    public Task AddCosignatureAsync(Cosignature cosignature, CancellationToken cancel = default) => OnceAsync(
        "INSERT INTO log_cosignature (leaf, organisation, key_id, at, signature) SELECT @leaf, @organisation, @key, @at, @signature " +
        "WHERE NOT EXISTS (SELECT 1 FROM log_cosignature WHERE leaf = @leaf AND organisation = @organisation AND key_id = @key)",
        [("leaf", cosignature.Leaf), ("organisation", cosignature.Organisation.Value), ("key", cosignature.KeyId),
            ("at", cosignature.At.UtcTicks), ("signature", cosignature.Signature.ToArray())],
        cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<Cosignature>> CosignaturesAsync(string stream, CancellationToken cancel = default) => QueryAsync(
        "SELECT s.leaf, s.organisation, s.key_id, s.at, s.signature FROM log_checkpoint c JOIN log_cosignature s ON s.leaf = c.leaf " +
        "WHERE c.stream = @stream ORDER BY s.leaf, s.organisation, s.key_id",
        [("stream", stream)],
        reader => new Cosignature(
            reader.GetInt64(0), OrganisationId.Parse(reader.GetString(1)), reader.GetString(2), Moment(reader, 3), Bytes(reader, 4)),
        cancel);

    private static byte[] Bytes(DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    private static DateTimeOffset Moment(DbDataReader reader, int column) => new(reader.GetInt64(column), TimeSpan.Zero);

    private Task OnceAsync(string sql, (string Name, object Value)[] parameters, CancellationToken cancel) =>
        RunAsync(connection => ExecuteAsync(connection, transaction: null, sql, parameters, cancel), cancel);

    private static async Task ExecuteAsync(
        DbConnection connection, DbTransaction? transaction, string sql, (string Name, object Value)[] parameters, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Add(name, value);
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<IReadOnlyList<T>> QueryAsync<T>(
        string sql, (string Name, object Value)[] parameters, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        IReadOnlyList<T> rows = [];
        await RunAsync(
            async connection =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = sql;
                rows = await command.ReadAsync(parameters, read, cancel);
            },
            cancel);
        return rows;
    }

    // Off the caller's scheduler: callers are grains, and SQLite blocks.
    private Task RunAsync(Func<DbConnection, Task> work, CancellationToken cancel) => Task.Run(
        async () =>
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                await work(connection);
            }
            catch (DbException error)
            {
                throw new EventLogUnavailableException("The database did not keep or give what was signed.", error);
            }
        },
        cancel);
}
