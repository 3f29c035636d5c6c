using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Rights;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Identity;
using LiveView.Grains.Abstractions.Rights;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Identity;

internal sealed class InvitationsGrain(
    [PersistentState("invitations")] IPersistentState<InvitationsState> state, TimeProvider time, ILogger<InvitationsGrain> logger)
    : Grain, IInvitationsGrain
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private IGrainTimer? _writing;

    private OrganisationId Organisation => OrganisationId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    private Dictionary<string, InvitationsState.Entry> Standing => state.State.Standing;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => WriteLinesAsync();

    public async Task<bool> Add(Invitation invitation, string id)
    {
        var entry = new InvitationsState.Entry(
            invitation.Giver, invitation.By.Person, invitation.Organisation, invitation.Name, invitation.Roles, invitation.Expires);
        if (await GiverAsync(entry) is null)
        {
            return false;
        }

        foreach (var old in Standing.Where(each => each.Value.Expires <= time.GetUtcNow()).ToArray())
        {
            Standing.Remove(old.Key);
        }

        Standing[id] = entry;
        await state.WriteStateAsync();
        return true;
    }

    public async Task<bool> Stands(string id) => Standing.TryGetValue(id, out var entry) && await GiverAsync(entry) is not null;

    public async Task<bool> BeginUse(string id, AccountId account)
    {
        if (!Standing.TryGetValue(id, out var entry) || (entry.UsedFor is { } other && other != account))
        {
            return false;
        }

        Standing[id] = entry with { UsedFor = account };
        await state.WriteStateAsync();
        return true;
    }

    public async Task EndUse(string id, bool made)
    {
        if (Standing.Remove(id, out var entry))
        {
            if (!made)
            {
                Standing[id] = entry with { UsedFor = null };
            }

            await state.WriteStateAsync();
        }
    }

    public async Task EndOf(AccountId giver)
    {
        var given = Standing.Where(each => each.Value.Giver == giver).Select(each => each.Key).ToArray();
        foreach (var id in given)
        {
            Standing.Remove(id);
        }

        if (given.Length > 0)
        {
            await state.WriteStateAsync();
        }
    }

    public async Task<InvitationEntry[]> List()
    {
        var list = new List<InvitationEntry>();
        foreach (var (id, entry) in Standing.Where(each => time.GetUtcNow() < each.Value.Expires).ToArray())
        {
            if (await GiverAsync(entry) is { } giver)
            {
                list.Add(new InvitationEntry(id, giver, entry.Organisation, entry.Name, [.. entry.Roles], entry.Expires));
            }
        }

        return [.. list.OrderBy(each => each.Name, StringComparer.OrdinalIgnoreCase).ThenBy(each => each.Id, StringComparer.Ordinal)];
    }

    public async Task<AccountResult> Withdraw(InvitationWithdrawal order)
    {
        if (!Standing.Remove(order.Invitation, out var entry))
        {
            return AccountResult.Refused("not-found", "There is no such invitation of your organisation: it was used, withdrawn or is too old.");
        }

        state.State.Unwritten.Add(new RightsChange(
            RightsChangeKind.InvitationWithdrawn, time.GetUtcNow(), order.By, entry.Organisation.Value,
            new Dictionary<string, string> { ["roles"] = string.Join(' ', entry.Roles), ["invitation"] = order.Invitation }));
        await state.WriteStateAsync();
        await WriteLinesAsync();
        return AccountResult.Done;
    }

    /// <summary>The name of whoever gave an invitation; null when that account is another person's, or may not invite at this moment.</summary>
    private async Task<string?> GiverAsync(InvitationsState.Entry entry)
    {
        var giver = await GrainFactory.GetGrain<IAccountGrain>(GrainKeys.Of(entry.Giver)).Read();
        return giver is not null && giver.Person == entry.Person && giver.For(Organisation)?.Roles.Contains(PersonRole.Administrator) == true
            ? giver.Name
            : null;
    }

    private async Task WriteLinesAsync()
    {
        try
        {
            while (state.State.Unwritten is [{ } line, ..])
            {
                await GrainFactory.GetGrain<IRightsLogGrain>(GrainKeys.Rights(Organisation)).Append(line);
                state.State.Unwritten.RemoveAt(0);
                await state.WriteStateAsync();
            }

            _writing?.Dispose();
            _writing = null;
        }
        catch (Exception e)
        {
            IdentityLog.WithdrawalNotWritten(logger, e);
            _writing ??= this.RegisterGrainTimer(WriteLinesAsync, new GrainTimerCreationOptions(Again, Again) { KeepAlive = true });
        }
    }
}
