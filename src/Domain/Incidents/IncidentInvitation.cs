using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents;

/// <summary>A control room brings another party into an incident it works on, for a purpose and for a while [uitnodiging].</summary>
/// <param name="Party">Who is invited.</param>
/// <param name="Kind">What that organisation is.</param>
/// <param name="By">The control room that invites.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Text">What for, in words of its own; null for none.</param>
/// <param name="Since">When it was invited, UTC.</param>
/// <param name="Until">When it ends by itself, UTC.</param>
/// <param name="Wish">Whether the sharing party is asked for pictures, and what it answered.</param>
/// <param name="Role">As what it is invited.</param>
/// <param name="Line">The line of the log in which its text stands.</param>
public sealed record IncidentInvitation(
    OrganisationName Party, OrganisationKind Kind, OrganisationId By, InvitationPurpose Purpose, string? Text, DateTimeOffset Since,
    DateTimeOffset Until, InvitationWish Wish, InvitationRole Role, long Line)
{
    /// <summary>Longest time an invitation may stand, in minutes.</summary>
    public const int MostMinutes = 24 * 60;

    /// <summary>Greatest number of invitations that stand in one incident at a time.</summary>
    public const int Most = 20;

    /// <summary>Why the sharing party refused pictures; null when it did not.</summary>
    public string? Refusal { get; init; }

    /// <summary>The line of the log in which that stands; null when it did not.</summary>
    public long? RefusalLine { get; init; }

    /// <summary>When it ended, UTC; null while it stands.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
