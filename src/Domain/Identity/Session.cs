using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Identity;

/// <summary>One sign-in: one person, acting for one organisation, until it ends. What it says never changes; it only ends.</summary>
/// <param name="Id">Names it; the browser holds it in a protected cookie, and nothing else.</param>
/// <param name="Account">The account that signed in.</param>
/// <param name="Person">The person's pseudonym.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Organisation">The organisation acted for.</param>
/// <param name="Roles">All roles of the person there, the one in which it usually works first.</param>
/// <param name="Strength">How the person signed in.</param>
/// <param name="Origin">Who looks after the account.</param>
/// <param name="Issuer">The issuer's side of it, or null when no issuer is involved.</param>
/// <param name="Started">When it began, UTC.</param>
/// <param name="Expires">When it ends whatever happens, UTC.</param>
public sealed record Session(
    SessionId Id, AccountId Account, PersonId Person, string Name, Organisation Organisation, IReadOnlyList<PersonRole> Roles,
    SignInStrength Strength, AccountOrigin Origin, FederatedSession? Issuer, DateTimeOffset Started, DateTimeOffset Expires)
{
    /// <summary>Greatest age of a session: one long shift.</summary>
    public static readonly TimeSpan GreatestAge = TimeSpan.FromHours(12);

    /// <summary>
    /// How long a session lives that nobody uses. An open desk or picture uses it, so that a console which waits for alarms stays; a
    /// closed one does not.
    /// </summary>
    public static readonly TimeSpan GreatestIdleness = TimeSpan.FromMinutes(30);

    /// <summary>Sessions that an account may have at once; a person of the demonstration is many visitors.</summary>
    public static int MostPerAccount(AccountOrigin origin) => origin == AccountOrigin.Demo ? 200 : 20;

    /// <summary>Who acts in it, in the role in which the person usually works.</summary>
    public Actor Actor => new(Person, Organisation.Id, Organisation.Kind, Roles.Count > 0 ? Roles[0] : null, Strength);

    /// <summary>Why it is over by the clock, or null while it is not.</summary>
    /// <param name="lastUsed">When it was last used, UTC.</param>
    /// <param name="now">Now, UTC.</param>
    public SessionEnd? EndByTime(DateTimeOffset lastUsed, DateTimeOffset now) =>
        now >= Expires ? SessionEnd.Expired : now - lastUsed >= GreatestIdleness ? SessionEnd.Idle : null;
}
