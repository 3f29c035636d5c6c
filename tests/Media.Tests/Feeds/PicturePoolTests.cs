using CsCheck;
using LiveView.Media.Feeds;

namespace LiveView.Media.Tests.Feeds;

public class PicturePoolTests
{
    [Fact]
    public void A_block_is_as_long_as_was_asked_for_and_at_most_a_quarter_longer_in_truth() =>
        Gen.Int[1, 4_000_000].Sample(
            length =>
            {
                var block = new PicturePool().Rent(length);
                Assert.Equal(length, block.Memory.Length);
                Assert.True(block.Size == PicturePool.LeastBytes || block.Size <= length * 1.25 + 1);
            },
            iter: 200);

    [Fact]
    public void A_block_that_came_back_is_used_again()
    {
        var pool = new PicturePool();
        var first = pool.Rent(100_000);
        first.Return();

        Assert.Same(first, pool.Rent(99_000));
        Assert.Equal(0, pool.FreeBytes);
    }

    [Fact]
    public void Two_at_once_never_share_a_block()
    {
        var pool = new PicturePool();
        Assert.NotSame(pool.Rent(5_000), pool.Rent(5_000));
        Assert.Equal(2, pool.InUse);
    }

    [Fact]
    public void A_block_that_came_back_cannot_be_touched()
    {
        var block = new PicturePool().Rent(5_000);
        block.Return();
        Assert.Throws<ObjectDisposedException>(() => block.Memory);
    }

    [Fact]
    public void A_block_cannot_come_back_twice()
    {
        var block = new PicturePool().Rent(5_000);
        block.Return();
        Assert.Throws<InvalidOperationException>(block.Return);
    }

    [Fact]
    public void No_more_waits_for_use_than_is_allowed()
    {
        var pool = new PicturePool(keptBytes: 10_000);
        var blocks = Enumerable.Range(0, 8).Select(_ => pool.Rent(4_000)).ToList();
        blocks.ForEach(block => block.Return());

        Assert.InRange(pool.FreeBytes, 1, 10_000);
    }

    [Fact]
    public void A_key_frame_allocates_nothing_once_the_pool_is_warm()
    {
        var pool = new PicturePool();
        pool.Rent(200_000).Return();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            pool.Rent(200_000).Return();
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }
}
