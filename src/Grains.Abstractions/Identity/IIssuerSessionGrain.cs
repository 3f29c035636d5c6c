using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>
/// Finds the sessions that belong to one session at an issuer (<c>iss</c> and <c>sid</c>): a back-channel logout may name no person.
/// </summary>
[Alias("liveview.issuer-session")]
public interface IIssuerSessionGrain : IGrainWithStringKey
{
    /// <summary>Notes a session before it opens.</summary>
    [Alias("note"), SystemOnly]
    Task Note(IssuerSessionEntry entry);

    /// <summary>The sessions; whoever asks ends them at their accounts.</summary>
    [Alias("sessions"), SystemOnly]
    Task<IssuerSessionEntry[]> Sessions();
}

/// <summary>A session and its account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Session">The session.</param>
/// <param name="Expires">When the entry has no meaning any more, UTC.</param>
[GenerateSerializer, Immutable, Alias("liveview.issuer-session-entry")]
public sealed record IssuerSessionEntry(
    [property: Id(0)] AccountId Account, [property: Id(1)] SessionId Session, [property: Id(2)] DateTimeOffset Expires);
