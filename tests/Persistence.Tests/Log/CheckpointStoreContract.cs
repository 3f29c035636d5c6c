using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using LiveView.Domain.Evidence;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Log;

/// <summary>What the store of signed checkpoints promises, whatever database is behind it.</summary>
[SuppressMessage("Security", "CA2100", Justification = "Tests.")]
public abstract class CheckpointStoreContract(IDatabases databases) : IAsyncLifetime
{
    private static readonly byte[] s_signature = [1, 2, 3];
    private StorageOptions options = null!;
    private Database database = null!;

    private ICheckpointStore Store => database.Checkpoints;

    public async Task InitializeAsync()
    {
        options = await databases.NewAsync();
        database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task An_installation_has_one_name_and_another_has_another()
    {
        var name = await Store.InstallationAsync();
        Assert.Equal(32, name.Length);
        Assert.All(name, digit => Assert.True(char.IsAsciiHexDigitLower(digit)));
        Assert.Equal(name, await Store.InstallationAsync());

        await using var other = Database.Open(await databases.NewAsync(), TimeProvider.System, NullLoggerFactory.Instance);
        await other.MigrateAsync();
        Assert.NotEqual(name, await other.Checkpoints.InstallationAsync());
    }

    [Fact]
    public async Task Lines_are_heard_of_over_all_streams_in_commit_order()
    {
        await database.Log.AppendAsync("inc:1", 0, [Lines.Line(), Lines.Line("x", "incident-closed")], []);
        await database.Log.AppendAsync("acct:1", 0);

        Assert.Equal(
            [new HeardLine(1, "inc:1", 1, "incident-raised"), new HeardLine(2, "inc:1", 2, "incident-closed"), new HeardLine(3, "acct:1", 1, "incident-raised")],
            await Store.HeardAfterAsync(0, 10));
        Assert.Equal(3, (await Store.HeardAfterAsync(1, 10))[^1].Position);
        Assert.Equal(2, Assert.Single(await Store.HeardAfterAsync(1, 1)).Position);
    }

    [Fact]
    public async Task The_head_of_a_stream_is_its_last_line()
    {
        var written = await database.Log.AppendAsync("inc:1", 0, [Lines.Line(), Lines.Line()], []);
        var (size, head) = await Store.HeadAsync("inc:1");
        Assert.Equal(2, size);
        Assert.Equal(written[^1].Hash.ToArray(), head.ToArray());
        Assert.Equal(0, (await Store.HeadAsync("inc:none")).Size);
    }

    [Fact]
    public async Task A_checkpoint_is_read_back_with_its_nodes()
    {
        await AddAsync(0, "inc:1");
        await AddAsync(1, "inc:2");
        await AddAsync(2, "inc:1");

        Assert.Equal(3, await Store.TreeSizeAsync());
        var read = await Store.CheckpointsAsync("inc:1");
        Assert.Equal([0L, 2L], read.Select(each => each.Leaf));
        Assert.Equal(
            new SignedCheckpoint(2, "inc:1", 7, default, Lines.At, "key", default), read[1] with { Head = default, Signature = default });
        Assert.Equal(Hash(2), read[1].Head.ToArray());
        Assert.Equal(s_signature, read[1].Signature.ToArray());
        Assert.Equal(Hash(1), (await Store.NodesAsync([new MerkleNode(0, 1), new MerkleNode(0, 1)]))[new MerkleNode(0, 1)].ToArray());
    }

    [Fact]
    public async Task A_place_in_the_tree_is_taken_once_and_a_loser_writes_nothing()
    {
        await AddAsync(0, "inc:1");
        await Assert.ThrowsAsync<EventLogUnavailableException>(() => AddAsync(0, "inc:2"));
        await Assert.ThrowsAsync<EventLogUnavailableException>(
            () => Store.AddAsync(Checkpoint(1, "inc:2"), [(new MerkleNode(0, 0), Hash(9))]));

        Assert.Empty(await Store.CheckpointsAsync("inc:2"));
        Assert.Equal(1, await Store.TreeSizeAsync());
        Assert.Equal(Hash(0), (await Store.NodesAsync([new MerkleNode(0, 0)]))[new MerkleNode(0, 0)].ToArray());
    }

    [Fact]
    public async Task A_node_that_is_missing_is_an_outage_and_not_a_guess() =>
        await Assert.ThrowsAsync<EventLogUnavailableException>(() => Store.NodesAsync([new MerkleNode(3, 1)]));

    [Fact]
    public async Task The_last_tree_is_the_largest_and_one_size_is_signed_once()
    {
        Assert.Null(await Store.LastTreeAsync());
        await Store.AddTreeAsync(new SignedTree(4, Hash(4), Lines.At, "key", s_signature));
        await Store.AddTreeAsync(new SignedTree(9, Hash(9), Lines.At, "key", s_signature));
        await Store.AddTreeAsync(new SignedTree(9, Hash(1), Lines.At, "other", s_signature));

        var last = (await Store.LastTreeAsync())!;
        Assert.Equal((9, "key"), (last.Size, last.KeyId));
        Assert.Equal(Hash(9), last.Root.ToArray());
    }

    [Fact]
    public async Task Certificates_and_keys_are_kept_as_they_were_first_given()
    {
        await Store.AddCertificateAsync("a", new byte[] { 1 }, Lines.At);
        await Store.AddCertificateAsync("a", new byte[] { 2 }, Lines.At);
        await Store.AddWitnessKeyAsync(new WitnessKey(Lines.Police, "k", new byte[] { 3 }, Lines.At));
        await Store.AddWitnessKeyAsync(new WitnessKey(Lines.Police, "k", new byte[] { 4 }, Lines.At));

        Assert.Equal([1], (await Store.CertificatesAsync())["a"].ToArray());
        Assert.Equal([3], (await Store.WitnessKeyAsync(Lines.Police, "k"))!.PublicKey.ToArray());
        Assert.Null(await Store.WitnessKeyAsync(Lines.Alarm, "k"));
    }

    [Fact]
    public async Task Cosignatures_are_found_by_the_stream_of_their_checkpoint()
    {
        await AddAsync(0, "inc:1");
        await AddAsync(1, "inc:2");
        await Store.AddCosignatureAsync(new Cosignature(0, Lines.Police, "k", Lines.At, s_signature));
        await Store.AddCosignatureAsync(new Cosignature(0, Lines.Police, "k", Lines.At, new byte[] { 9 }));

        var found = Assert.Single(await Store.CosignaturesAsync("inc:1"));
        Assert.Equal((Lines.Police, "k", Lines.At), (found.Organisation, found.KeyId, found.At));
        Assert.Equal(s_signature, found.Signature.ToArray());
        Assert.Empty(await Store.CosignaturesAsync("inc:2"));
    }

    [Theory]
    [InlineData("UPDATE log_checkpoint SET size = 8")]
    [InlineData("DELETE FROM log_checkpoint")]
    [InlineData("UPDATE log_tree_node SET hash = hash")]
    [InlineData("DELETE FROM log_tree_node")]
    [InlineData("DELETE FROM log_tree_checkpoint")]
    [InlineData("UPDATE log_cosignature SET key_id = 'x'")]
    [InlineData("DELETE FROM log_witness_key")]
    [InlineData("DELETE FROM log_key")]
    [InlineData("UPDATE log_installation SET id = 'x'")]
    public async Task What_was_signed_cannot_be_changed_or_deleted_even_past_the_program(string sql)
    {
        await AddAsync(0, "inc:1");
        await Store.AddTreeAsync(new SignedTree(1, Hash(1), Lines.At, "key", s_signature));
        await Store.AddCertificateAsync("a", new byte[] { 1 }, Lines.At);
        await Store.AddWitnessKeyAsync(new WitnessKey(Lines.Police, "k", new byte[] { 3 }, Lines.At));
        await Store.AddCosignatureAsync(new Cosignature(0, Lines.Police, "k", Lines.At, s_signature));

        await using var command = database.DataSource.CreateCommand(sql);
        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => command.ExecuteNonQueryAsync());

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] Hash(int number) => [.. Enumerable.Repeat((byte)number, 32)];

    private static SignedCheckpoint Checkpoint(long leaf, string stream) =>
        new(leaf, stream, 7, Hash((int)leaf), Lines.At.ToUniversalTime(), "key", s_signature);

    private Task AddAsync(long leaf, string stream) =>
        Store.AddAsync(Checkpoint(leaf, stream), [(new MerkleNode(0, leaf), Hash((int)leaf))]);
}

public sealed class SqliteCheckpointStoreTests(SqliteFiles files) : CheckpointStoreContract(files), IClassFixture<SqliteFiles>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlCheckpointStoreTests(PostgreSqlServer server) : CheckpointStoreContract(server);
