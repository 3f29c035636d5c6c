using LiveView.Domain.Identity;

namespace LiveView.Domain.Tests.Identity;

public class PasswordRuleTests
{
    private static readonly LoginName s_login = LoginName.Read("jan.jansen")!.Value;

    [Theory]
    [InlineData("drie fietsen op zolder")]
    [InlineData("vk3TR-9qLm2-xxZ81")]
    [InlineData("een wachtwoord van bijna niks is ook geen wachtwoord, zei oma")]
    public void A_long_one_of_ones_own_serves(string password) => Assert.Null(PasswordRule.Refuses(password, s_login));

    [Theory]
    [InlineData("", "password-length")]
    [InlineData("kort maar goed", "password-length")]
    [InlineData("passwordpassword", "password-guessable")]
    [InlineData("Wachtwoord12345678!", "password-guessable")]
    [InlineData("qwertyqwerty123456", "password-guessable")]
    [InlineData("aaaaaaaaaaaaaaaaaaa", "password-guessable")]
    [InlineData("123456781234567812345678", "password-guessable")]
    [InlineData("jan.jansen.welkom1", "password-guessable")]
    public void What_is_guessed_first_does_not(string password, string code) =>
        Assert.Equal(code, PasswordRule.Refuses(password, s_login)?.Code);

    [Fact]
    public void One_that_is_too_long_is_not_hashed() => Assert.NotNull(PasswordRule.Refuses(new string('x', 129), s_login));
}
