using System.Text;
using LiveView.Domain.Identity;

namespace LiveView.Domain.Tests.Identity;

public class TimeCodeTests
{
    private static readonly byte[] s_key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void It_makes_the_codes_of_the_standard(long second, string code) =>
        Assert.Equal(code, TimeCode.Of(s_key, TimeCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(second))));

    [Theory]
    [InlineData(-60, false), InlineData(-30, true), InlineData(0, true), InlineData(30, true), InlineData(60, false)]
    public void A_clock_may_be_half_a_minute_wrong(int seconds, bool right)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_020);
        var code = TimeCode.Of(s_key, TimeCode.StepOf(now.AddSeconds(seconds)));

        Assert.Equal(right, TimeCode.Match(s_key, code, now, 0) is not null);
    }

    [Fact]
    public void A_code_counts_once_and_so_do_those_before_it()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_020);
        var step = TimeCode.Match(s_key, TimeCode.Of(s_key, TimeCode.StepOf(now)), now, 0)!.Value;

        Assert.Null(TimeCode.Match(s_key, TimeCode.Of(s_key, step), now, step));
        Assert.Null(TimeCode.Match(s_key, TimeCode.Of(s_key, step - 1), now, step));
        Assert.NotNull(TimeCode.Match(s_key, TimeCode.Of(s_key, step + 1), now, step));
    }

    [Theory, InlineData(""), InlineData("12345"), InlineData("1234567"), InlineData("abcdef")]
    public void What_is_no_code_matches_nothing(string text) => Assert.Null(TimeCode.Match(s_key, text, default, 0));
}
