using System.Security.Cryptography;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Regions;

/// <summary>Official regions are kept whole, never changed, and removed by name, whatever database is behind it.</summary>
public abstract class RegionStoreContract(IDatabases databases) : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero).AddTicks(7);
    private static readonly RegionVersion Later = new("2026-01-01-b", new DateOnly(2026, 1, 1), "CBS/PDOK, bewerkt", At, 25, 41_000);
    private static readonly RegionVersion Earlier = Later with { Id = "2025-01-01-a", ValidFrom = new DateOnly(2025, 1, 1) };

    private Database database = null!;

    private IRegionStore Store => database.Regions;

    public async Task InitializeAsync()
    {
        database = Database.Open(await databases.NewAsync(), TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task What_was_kept_is_listed_by_its_first_day_and_read_back_byte_for_byte()
    {
        var bytes = RandomNumberGenerator.GetBytes(3_000_000);
        Assert.True(await Store.KeepAsync(Later, bytes));
        Assert.True(await Store.KeepAsync(Earlier, new byte[] { 1 }));
        Assert.Equal([Earlier, Later], await Store.ListAsync());
        Assert.Equal(bytes, (await Store.ReadAsync(Later.Id))!.Value.ToArray());
        Assert.Null(await Store.ReadAsync("2024-01-01-c"));
    }

    [Fact]
    public async Task A_name_is_kept_once_and_what_is_kept_stays_as_it_is()
    {
        Assert.True(await Store.KeepAsync(Later, new byte[] { 1 }));
        Assert.False(await Store.KeepAsync(Later with { Source = "Another" }, new byte[] { 2 }));
        Assert.Equal([Later], await Store.ListAsync());
        Assert.Equal([1], (await Store.ReadAsync(Later.Id))!.Value.ToArray());

        await using var command = database.DataSource.CreateCommand("UPDATE region_version SET source = 'other'");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => command.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task What_is_removed_is_gone_and_says_so()
    {
        await Store.KeepAsync(Later, new byte[] { 1 });
        await Store.KeepAsync(Earlier, new byte[] { 2 });
        Assert.True(await Store.RemoveAsync(Later.Id));
        Assert.False(await Store.RemoveAsync(Later.Id));
        Assert.Equal([Earlier], await Store.ListAsync());
        Assert.Null(await Store.ReadAsync(Later.Id));
    }

    [Fact]
    public async Task A_database_that_is_away_says_so()
    {
        await using var command = database.DataSource.CreateCommand("DROP TABLE region_version");
        await command.ExecuteNonQueryAsync();
        await Assert.ThrowsAsync<RegionsUnavailableException>(() => Store.ListAsync());
        await Assert.ThrowsAsync<RegionsUnavailableException>(() => Store.KeepAsync(Later, new byte[] { 1 }));
    }
}
