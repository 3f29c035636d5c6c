using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;

namespace LiveView.Grains.Identity;

/// <summary>Stored state of an account.</summary>
internal sealed class AccountState
{
    public Account? Account { get; set; }

    /// <summary>Names the code that a local account was made with; null where there was none.</summary>
    public string? Enrolment { get; set; }

    public List<Entry> Sessions { get; set; } = [];

    /// <summary>A session that was opened and that nobody ended.</summary>
    internal sealed record Entry(
        SessionId Session, OrganisationId Organisation, SignInStrength Strength, DateTimeOffset Started, DateTimeOffset Expires);
}
