using LiveView.Domain.Connections;

namespace LiveView.Domain.Tests.Connections;

public class AlarmAccountTests
{
    [Theory]
    [InlineData("12ab", "0", "0"), InlineData("12AB", "0", "0"), InlineData("12aB", "000", "000000")]
    public void Case_and_leading_zeros_of_receiver_and_line_make_no_other_account(string account, string receiver, string line)
    {
        Assert.Equal(new AlarmAccount("12AB"), new AlarmAccount(account, receiver, line));
        Assert.Equal(new AlarmAccount("12AB").GetHashCode(), new AlarmAccount(account, receiver, line).GetHashCode());
    }

    [Fact]
    public void Receiver_and_line_are_part_of_an_account() => Assert.Equal(
        3, new HashSet<AlarmAccount> { new("1234"), new("1234", "1"), new("1234", "0", "1"), new("1234", "01"), new("1234", "0", "01") }.Count);

    [Fact]
    public void Leading_zeros_of_the_account_itself_count() => Assert.NotEqual(new AlarmAccount("0123"), new AlarmAccount("123"));

    [Fact]
    public void Receiver_and_line_are_not_mistaken_for_each_other() =>
        Assert.NotEqual(new AlarmAccount("1234", "1", "0"), new AlarmAccount("1234", "0", "1"));

    [Fact]
    public void It_is_written_as_the_line_names_it() => Assert.Equal("R1FL20#0ABC", new AlarmAccount("0abc", "01f", "20").ToString());

    [Theory]
    [InlineData("12", "0", "0"), InlineData("12345678901234567", "0", "0"), InlineData("12G4", "0", "0"), InlineData("", "0", "0")]
    [InlineData("1234", "", "0"), InlineData("1234", "1234567", "0"), InlineData("1234", "0", "x"), InlineData("12\uff13\uff14", "0", "0")]
    public void What_is_no_account_is_refused_with_what_to_use_instead(string account, string receiver, string line) =>
        Assert.Contains("hexadecimal digits", Assert.Throws<FormatException>(() => new AlarmAccount(account, receiver, line)).Message, StringComparison.Ordinal);
}
