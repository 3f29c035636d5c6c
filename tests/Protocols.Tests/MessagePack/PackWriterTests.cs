using System.Buffers;
using LiveView.Protocols.MessagePack;

namespace LiveView.Protocols.Tests.MessagePack;

/// <summary>Against the tables of the specification: the first and the last value of each form.</summary>
public class PackWriterTests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7F")]
    [InlineData(128, "CC80")]
    [InlineData(255, "CCFF")]
    [InlineData(256, "CD0100")]
    [InlineData(65_535, "CDFFFF")]
    [InlineData(65_536, "CE00010000")]
    [InlineData(4_294_967_295, "CEFFFFFFFF")]
    [InlineData(4_294_967_296, "CF0000000100000000")]
    [InlineData(long.MaxValue, "CF7FFFFFFFFFFFFFFF")]
    [InlineData(-1, "FF")]
    [InlineData(-32, "E0")]
    [InlineData(-33, "D0DF")]
    [InlineData(-128, "D080")]
    [InlineData(-129, "D1FF7F")]
    [InlineData(-32_768, "D18000")]
    [InlineData(-32_769, "D2FFFF7FFF")]
    [InlineData(int.MinValue, "D280000000")]
    [InlineData(int.MinValue - 1L, "D3FFFFFFFF7FFFFFFF")]
    [InlineData(long.MinValue, "D38000000000000000")]
    public void A_whole_number_takes_the_fewest_bytes(long value, string bytes) => Assert.Equal(bytes, Written(pack => pack.Number(value)));

    [Theory]
    [InlineData(0, "90")]
    [InlineData(15, "9F")]
    [InlineData(16, "DC0010")]
    [InlineData(65_535, "DCFFFF")]
    [InlineData(65_536, "DD00010000")]
    public void A_list_says_how_many_follow(int count, string bytes) => Assert.Equal(bytes, Written(pack => pack.List(count)));

    [Theory]
    [InlineData(false, "C2")]
    [InlineData(true, "C3")]
    public void A_truth_value_is_one_byte(bool value, string bytes) => Assert.Equal(bytes, Written(pack => pack.Truth(value)));

    [Theory]
    [InlineData(0, "A0")]
    [InlineData(31, "BF")]
    [InlineData(32, "D920")]
    [InlineData(255, "D9FF")]
    [InlineData(256, "DA0100")]
    [InlineData(65_536, "DB00010000")]
    public void A_text_says_how_many_bytes_follow(int length, string head) =>
        Assert.Equal(head + string.Concat(Enumerable.Repeat("61", length)), Written(pack => pack.Text(new string('a', length))));

    [Fact]
    public void A_text_is_UTF_8() => Assert.Equal("A3E282AC", Written(pack => pack.Text("€")));

    private static string Written(Action<PackWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(new PackWriter(output));
        return Convert.ToHexString(output.WrittenSpan);
    }
}
