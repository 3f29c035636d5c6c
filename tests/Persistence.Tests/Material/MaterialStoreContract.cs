using System.Security.Cryptography;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Material;

/// <summary>Bytes of photos and plans are kept whole or not at all, and never changed, whatever database is behind it.</summary>
public abstract class MaterialStoreContract(IDatabases databases) : IAsyncLifetime
{
    private static readonly MaterialId Photo = MaterialId.Parse("photo-1");
    private static readonly OrganisationId Centre = OrganisationId.Parse("pac-veilig");
    private static readonly DateTimeOffset At = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private Database database = null!;

    private IMaterialStore Store => database.Material;

    public async Task InitializeAsync()
    {
        database = Database.Open(await databases.NewAsync(), TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task What_was_kept_is_read_back_byte_for_byte()
    {
        var bytes = RandomNumberGenerator.GetBytes(3_000_000);
        Assert.True(await KeepAsync(Photo, bytes));
        Assert.Equal(bytes, (await Store.ReadAsync(Photo))!.Value.ToArray());
    }

    [Fact]
    public async Task What_was_never_kept_is_not_there() => Assert.Null(await Store.ReadAsync(Photo));

    [Fact]
    public async Task The_same_may_be_kept_again_and_nothing_else_under_its_name()
    {
        Assert.True(await KeepAsync(Photo, [1, 2, 3]));
        Assert.True(await KeepAsync(Photo, [1, 2, 3]));
        Assert.False(await KeepAsync(Photo, [4, 5, 6]));
        Assert.False(await KeepAsync(Photo, [1, 2, 3], OrganisationId.Parse("pac-stad")));
        Assert.Equal([1, 2, 3], (await Store.ReadAsync(Photo))!.Value.ToArray());
    }

    [Fact]
    public async Task What_is_forgotten_is_gone_and_may_be_forgotten_again()
    {
        await KeepAsync(Photo, [1, 2, 3]);
        await KeepAsync(MaterialId.Parse("photo-2"), [4]);
        await Store.ForgetAsync(Photo);
        await Store.ForgetAsync(Photo);
        Assert.Null(await Store.ReadAsync(Photo));
        Assert.NotNull(await Store.ReadAsync(MaterialId.Parse("photo-2")));
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_what_is_kept()
    {
        await KeepAsync(Photo, [1, 2, 3]);
        await using var command = database.DataSource.CreateCommand("UPDATE material SET sha256 = 'other'");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => command.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task Bytes_that_are_not_as_many_as_said_are_not_kept() => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
        () => Store.KeepAsync(Photo, Centre, Content([1, 2, 3]) with { Bytes = 2 }, new byte[] { 1, 2, 3 }, At));

    [Fact]
    public async Task A_database_that_is_away_says_so()
    {
        await using var command = database.DataSource.CreateCommand("DROP TABLE material");
        await command.ExecuteNonQueryAsync();
        await Assert.ThrowsAsync<MaterialUnavailableException>(() => Store.ReadAsync(Photo));
        await Assert.ThrowsAsync<MaterialUnavailableException>(() => KeepAsync(Photo, [1]));
    }

    private Task<bool> KeepAsync(MaterialId id, byte[] bytes, OrganisationId? owner = null) =>
        Store.KeepAsync(id, owner ?? Centre, Content(bytes), bytes, At);

    private static MaterialContent Content(byte[] bytes) =>
        new(Convert.ToHexStringLower(SHA256.HashData(bytes)), "image/jpeg", bytes.Length, 4, 3);
}
