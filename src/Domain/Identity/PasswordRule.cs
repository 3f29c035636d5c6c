using LiveView.Domain.Decisions;

namespace LiveView.Domain.Identity;

/// <summary>Which passwords serve (OWASP ASVS 5.0, 6.2): long ones that nobody guesses first. What they are made of does not matter.</summary>
public static class PasswordRule
{
    /// <summary>Least number of characters.</summary>
    public const int Least = 15;

    /// <summary>Greatest number of characters: enough for any sentence, too few to keep a server busy.</summary>
    public const int Most = 128;

    private const int LeastDifferent = 6;

    private static readonly string[] s_guessedFirst =
    [
        "password", "wachtwoord", "welkom", "welcome", "qwerty", "azerty", "asdfgh", "letmein", "iloveyou", "administrator", "beheerder",
        "liveview", "live view", "meldkamer", "alarmcentrale", "geenbeeld", "geen beeld", "correct horse battery", "correcthorsebattery",
        "abcdefgh", "12345678", "87654321", "11111111", "00000000", "changeme", "default", "politie", "nederland", "zomer20", "winter20",
    ];

    /// <summary>Why a password does not serve, or null when it does.</summary>
    /// <param name="password">The password.</param>
    /// <param name="login">The name it goes with.</param>
    public static Refusal? Refuses(string password, LoginName login)
    {
        if (password.Length is < Least or > Most)
        {
            return new Refusal("password-length", $"A password has {Least} to {Most} characters: a sentence of your own is easy to keep.");
        }

        var bare = Bare(password);
        return password.Distinct().Count() < LeastDifferent || bare.Length < Least - LeastDifferent
            ? new Refusal(
                "password-guessable",
                "This password is among the first that are guessed: leave out well-known words, rows of keys and your name.")
            : bare.Contains(login.Value, StringComparison.Ordinal) && bare.Length - login.Value.Length < Least - LeastDifferent
                ? new Refusal("password-guessable", "This password is little more than your name: choose another.")
                : null;
    }

    /// <summary>What is left of a password without what everybody tries first.</summary>
    private static string Bare(string password) => s_guessedFirst.Aggregate(
        password.ToLowerInvariant(), (text, known) => text.Replace(known, "", StringComparison.Ordinal));
}
