using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Grains.Identity;

/// <summary>Stored state of an invitation; cleared when it is used. Whether it stands is for <see cref="InvitationsState"/> of its giver's organisation to say.</summary>
internal sealed class EnrolmentState
{
    public Stored? Invitation { get; set; }

    public static Stored Of(Invitation invitation) =>
        new(invitation.By, invitation.Organisation, invitation.Name, invitation.Roles, invitation.Expires, invitation.Giver);

    /// <summary>An invitation.</summary>
    internal sealed record Stored(Actor By, OrganisationId Organisation, string Name, PersonRole[] Roles, DateTimeOffset Expires, AccountId? Giver)
    {
        /// <summary>The invitation; null when it is from before givers were kept, and so has none who could stand behind it.</summary>
        public Invitation? Message() => Giver is { } giver ? new(By, Organisation, Name, Roles, Expires, giver) : null;
    }
}
