using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Views;

/// <summary>Who was brought into an incident by a control room, as an incident shows it.</summary>
/// <param name="Party">Who is invited.</param>
/// <param name="Kind">What that organisation is.</param>
/// <param name="By">The control room that invited.</param>
/// <param name="Role">As what.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Text">What for, in words of its own; null for none.</param>
/// <param name="Since">When it was invited, UTC.</param>
/// <param name="Until">When it ends by itself, UTC.</param>
/// <param name="Wish">Whether the sharing party is asked for pictures, and what it answered.</param>
/// <param name="Refusal">Why it refused pictures; null when it did not.</param>
/// <param name="May">Names of what the organisation that reads may do with it now.</param>
public sealed record InvitationView(
    OrganisationName Party, OrganisationKind Kind, OrganisationName By, InvitationRole Role, InvitationPurpose Purpose, string? Text, DateTimeOffset Since,
    DateTimeOffset Until, InvitationWish Wish, string? Refusal, IReadOnlyList<string> May);
