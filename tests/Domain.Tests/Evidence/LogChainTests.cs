using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using LiveView.Domain.Evidence;

namespace LiveView.Domain.Tests.Evidence;

public class LogChainTests
{
    private static readonly string[] s_bodies = ["{\"a\":1}", "{\"b\":\"é\"}", "{\"c\":[]}", "{\"d\":null}"];

    [Fact]
    public void The_first_line_reads_as_it_always_did() => Assert.Equal(
        "{\"seq\":1,\"prev\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"at\":\"2026-03-10T12:00:00.0000000Z\","
        + "\"type\":\"note-written\",\"event\":{\"a\":1}}\n",
        Encoding.UTF8.GetString(Chain.Of(s_bodies)[0].Line.Span));

    [Fact]
    public void Its_hash_is_what_sha256sum_makes_of_the_line() => Assert.Equal(
        "e26b94c5075f2cc08ec72219b137b6103535a8a6bf3b18d6183de488511c0f43", Convert.ToHexStringLower(Chain.Of(s_bodies)[0].Hash.Span));

    [Fact]
    public void The_last_hash_of_a_known_chain_is_known() => Assert.Equal(
        "f3c3f851d5d80702f04ebdaafce8ad971c226bba436b684a84afa43431a46e2d", Convert.ToHexStringLower(Chain.Of(s_bodies)[^1].Hash.Span));

    [Fact]
    public void The_time_is_written_in_UTC_whatever_clock_it_came_from()
    {
        var line = LogChain.Write(1, LogChain.Genesis.Span, new LineToLog(
            "x", new DateTimeOffset(2026, 7, 1, 0, 30, 0, TimeSpan.FromHours(2)), Encoding.UTF8.GetBytes("{}")));
        Assert.Contains("\"at\":\"2026-06-30T22:30:00.0000000Z\"", Encoding.UTF8.GetString(line), StringComparison.Ordinal);
    }

    [Fact]
    public void An_outsider_checks_a_chain_with_the_lines_alone() => Gen.String.Array[0, 12].Sample(texts =>
    {
        var previous = new string('0', 64);
        var number = 0;
        foreach (var line in Chain.Of([.. texts.Select(text => JsonSerializer.Serialize(new { text }))]))
        {
            using var json = JsonDocument.Parse(line.Line);
            Assert.Equal(++number, json.RootElement.GetProperty("seq").GetInt32());
            Assert.Equal(previous, json.RootElement.GetProperty("prev").GetString());
            Assert.Equal((byte)'\n', line.Line.Span[^1]);
            previous = Convert.ToHexStringLower(SHA256.HashData(line.Line.Span));
        }
    }, iter: 300);

    [Fact]
    public void An_unbroken_chain_holds()
    {
        Assert.Null(LogChain.FirstBreak([]));
        Assert.Null(LogChain.FirstBreak(Chain.Of(s_bodies)));
    }

    [Theory, InlineData("{\"a\":1}\n"), InlineData("{\r}")]
    public void A_body_of_more_than_one_line_is_not_written(string body) => Assert.Throws<ArgumentException>(() => Chain.Of(body));
}
