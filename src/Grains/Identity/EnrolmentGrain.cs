using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Rights;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Identity;
using LiveView.Grains.Abstractions.Rights;

namespace LiveView.Grains.Identity;

internal sealed class EnrolmentGrain([PersistentState("enrolment")] IPersistentState<EnrolmentState> state, TimeProvider time)
    : Grain, IEnrolmentGrain
{
    /// <summary>How long an invitation can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private static readonly AccountResult s_unknown =
        AccountResult.Refused("code-unknown", "This code is unknown, was used, or is older than 24 hours: ask for a new one.");

    private string Id => GrainKeys.Bare(this.GetPrimaryKeyString());

    public async Task<AccountResult> Invite(Invitation invitation)
    {
        if (state.State.Invitation is not null)
        {
            throw new InvalidOperationException("An invitation begins only once.");
        }

        var expires = time.GetUtcNow() + Lifetime;
        if (!await MayInviteAsync(invitation) || !await Invitations(invitation).Add(invitation with { Expires = expires }, Id))
        {
            return AccountResult.Refused(
                "not-yours", "Invite people of your own organisation; the national operator invites the first administrator of another.");
        }

        state.State.Invitation = EnrolmentState.Of(invitation with { Expires = expires });
        await GrainFactory.GetGrain<IRightsLogGrain>(GrainKeys.Rights(invitation.Organisation)).Append(new RightsChange(
            RightsChangeKind.AccountInvited, time.GetUtcNow(), invitation.By, invitation.Organisation.Value,
            new Dictionary<string, string> { ["roles"] = string.Join(' ', invitation.Roles) }));
        await state.WriteStateAsync();
        return AccountResult.Done;
    }

    public async Task<Invitation?> Read() =>
        state.State.Invitation is { } stored && time.GetUtcNow() < stored.Expires && stored.Message() is { } invitation
        && await Invitations(invitation).Stands(Id)
            ? invitation
            : null;

    public async Task<AccountResult> Use(NewAccount account)
    {
        if (await Read() is not { } invitation || !await Invitations(invitation).BeginUse(Id, account.Id))
        {
            return s_unknown;
        }

        var result = await MakeAsync(invitation, account);
        await Invitations(invitation).EndUse(Id, made: result.Refusal is null);
        if (result.Refusal is null)
        {
            await state.ClearStateAsync();
        }

        return result;
    }

    private async Task<AccountResult> MakeAsync(Invitation invitation, NewAccount account)
    {
        // Several may have been invited as the first, and may come in the same instant: one of them is.
        var people = People(invitation.Organisation);
        var isFirst = invitation.Organisation != invitation.By.Organisation;
        if (isFirst && !await people.ReserveFirst(account.Id))
        {
            return AccountResult.Refused("not-yours", "This organisation has an administrator by now: ask there for a new code.");
        }

        var result = await GrainFactory.GetGrain<IAccountGrain>(GrainKeys.Of(account.Id)).Create(account with
        {
            Name = invitation.Name,
            Organisation = invitation.Organisation,
            Roles = invitation.Roles,
            InvitedBy = invitation.By,
            Enrolment = Id,
        });
        if (isFirst && result.Refusal is not null)
        {
            await people.ReleaseFirst(account.Id);
        }

        return result;
    }

    /// <summary>Somebody must be the first: the national operator may invite an administrator where there is none.</summary>
    private async Task<bool> MayInviteAsync(Invitation invitation) =>
        invitation.Organisation == invitation.By.Organisation
        || (invitation.By.Kind == OrganisationKind.NationalOperator && invitation.Roles is [PersonRole.Administrator]
            && !await People(invitation.Organisation).HasAdministrator());

    private IInvitationsGrain Invitations(Invitation invitation) =>
        GrainFactory.GetGrain<IInvitationsGrain>(GrainKeys.Invitations(invitation.By.Organisation));

    private IPeopleGrain People(OrganisationId organisation) => GrainFactory.GetGrain<IPeopleGrain>(GrainKeys.People(organisation));
}
