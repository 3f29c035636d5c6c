using System.Text;
using LiveView.Media.Recording.Storage;

namespace LiveView.Media.Tests.Recording;

/// <summary>What every kind of storage for recordings must do.</summary>
public abstract class RecordingStoreContract
{
    private protected abstract IRecordingStore Store { get; }

    [Fact]
    public async Task A_file_that_is_taken_in_is_gone_from_where_it_was_and_can_be_read_at_any_place()
    {
        var file = await FileAsync("0123456789");
        await Store.TakeInAsync("segments/i1/c1/000001-take-000001", file, default);

        Assert.False(File.Exists(file));
        await using var bytes = (await Store.OpenAsync("segments/i1/c1/000001-take-000001", default))!;
        Assert.Equal(10, bytes.Length);
        var buffer = new byte[4];
        Assert.Equal(4, await bytes.ReadAsync(3, buffer, default));
        Assert.Equal("3456", Encoding.ASCII.GetString(buffer));
        Assert.Equal(2, await bytes.ReadAsync(8, buffer, default));
    }

    [Fact]
    public async Task Taking_the_same_in_again_replaces_it()
    {
        await Store.TakeInAsync("segments/i1/c1/again", await FileAsync("one"), default);
        await Store.TakeInAsync("segments/i1/c1/again", await FileAsync("three"), default);

        await using var bytes = (await Store.OpenAsync("segments/i1/c1/again", default))!;
        Assert.Equal(5, bytes.Length);
    }

    [Fact]
    public async Task Of_two_that_are_added_under_one_name_the_first_stays()
    {
        Assert.True(await Store.AddAsync("keys/i2", "one"u8.ToArray(), default));
        Assert.False(await Store.AddAsync("keys/i2", "three"u8.ToArray(), default));

        await using var bytes = (await Store.OpenAsync("keys/i2", default))!;
        Assert.Equal(3, bytes.Length);
    }

    [Fact]
    public async Task Names_are_listed_in_order_and_by_whole_parts()
    {
        foreach (var name in new[] { "segments/i3/c1/2", "segments/i3/c1/1", "segments/i3/c2/1", "segments/i33/c1/1" })
        {
            await Store.AddAsync(name, "x"u8.ToArray(), default);
        }

        Assert.Equal(["segments/i3/c1/1", "segments/i3/c1/2", "segments/i3/c2/1"], await NamesAsync("segments/i3/"));
        Assert.Equal(["segments/i3/c1/1", "segments/i3/c1/2"], await NamesAsync("segments/i3/c1/"));
        Assert.Empty(await NamesAsync("segments/i4/"));
    }

    [Fact]
    public async Task What_is_deleted_is_gone_and_deleting_it_again_does_nothing()
    {
        await Store.AddAsync("segments/i5/c1/1", "x"u8.ToArray(), default);
        await Store.DeleteAsync("segments/i5/c1/1", default);
        await Store.DeleteAsync("segments/i5/c1/1", default);

        Assert.Null(await Store.OpenAsync("segments/i5/c1/1", default));
        Assert.Empty(await NamesAsync("segments/i5/"));
    }

    private static async Task<string> FileAsync(string text)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text);
        return file;
    }

    private protected async Task<List<string>> NamesAsync(string prefix)
    {
        var names = new List<string>();
        await foreach (var name in Store.ListAsync(prefix, default))
        {
            names.Add(name);
        }

        return names;
    }
}

public sealed class DiskRecordingStoreTests : RecordingStoreContract, IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("store").FullName;

    private protected override IRecordingStore Store => new DiskRecordingStore(_root);

    [Fact]
    public async Task No_name_leads_out_of_the_directory() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.OpenAsync("segments/../../etc", default));

    [Fact]
    public async Task Of_many_that_are_added_under_one_name_at_once_one_stays_and_is_the_one_that_was_told_so()
    {
        for (var round = 0; round < 200; round++)
        {
            var name = $"keys/at-once-{round}";
            using var together = new Barrier(4);
            var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Factory.StartNew(
                () =>
                {
                    together.SignalAndWait();
                    return Store.AddAsync(name, new[] { (byte)number }, default).AsTask();
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

            var kept = new byte[1];
            await using var bytes = (await Store.OpenAsync(name, default))!;
            await bytes.ReadAsync(0, kept, default);
            Assert.Equal([kept[0]], Enumerable.Range(0, 4).Where(number => added[number]));
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
