using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Domain.Rights;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Identity;
using LiveView.Grains.Abstractions.Rights;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Identity;

internal sealed class AccountGrain(
    [PersistentState("sign-in-account")] IPersistentState<AccountState> state, TimeProvider time, ILogger<AccountGrain> logger)
    : Grain, IAccountGrain
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private static readonly AccountResult s_notStored = AccountResult.Refused(
        "not-stored", "It holds at once and is stored as soon as the database is back; until then it does not survive a crash: look again then.");

    private static readonly AccountResult s_notChanged = AccountResult.Refused(
        "log-unavailable", "The database cannot be written, so nothing was changed: try again, and warn the administrator of the system.");

    private static readonly AccountResult s_notFound =
        AccountResult.Refused("not-found", "There is no such account in your organisation.");

    private readonly Dictionary<SessionId, SessionEnd> _ended = [];

    /// <summary>What was taken away and does not stand in the log yet.</summary>
    private readonly Queue<(OrganisationId Organisation, RightsChange Change)> _unwritten = [];

    private IGrainTimer? _storing;

    private AccountId Id => AccountId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    private ICredentialsGrain Credentials => GrainFactory.GetGrain<ICredentialsGrain>(GrainKeys.Credentials(Id));

    public async Task<SignInResult> SignIn(SignInOrder order)
    {
        var organisation = await GrainFactory.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Organisation(order.Organisation);
        if (order.Profile is { } profile)
        {
            await FollowAsync(profile);
        }

        if (organisation is null || state.State.Account is not { } account || account.For(order.Organisation) is not { } membership)
        {
            return new SignInResult(null, Account.NoAccess);
        }

        return new SignInResult(await OpenAsync(order, account, organisation, membership), null);
    }

    public Task<SessionEnd?> Objection(SessionId session) => Task.FromResult<SessionEnd?>(
        state.State.Sessions.Exists(each => each.Session == session) ? null : _ended.GetValueOrDefault(session, SessionEnd.EndedElsewhere));

    public Task<Account?> Read() => Task.FromResult(state.State.Account);

    public async Task<OpenSession[]> Sessions()
    {
        var known = state.State.Sessions.ToArray();
        var used = await Task.WhenAll(known.Select(each => Session(each.Session).LastUsed()));
        return [.. known.Zip(used).Where(each => each.Second is not null)
            .Select(each => new OpenSession(
                each.First.Session, each.First.Organisation, each.First.Strength, each.First.Started, each.Second!.Value))
            .OrderByDescending(each => each.Started)];
    }

    public async Task<AccountResult> Create(NewAccount account)
    {
        // The same code may ask again for the same account: its first answer may have been lost, or its work half done.
        if (state.State.Account is not null && (account.Enrolment is null || state.State.Enrolment != account.Enrolment))
        {
            return AccountResult.Refused("login-taken", "That name to sign in with is taken: choose another.");
        }

        await Credentials.Enrol(account.Credentials);
        state.State.Enrolment = account.Enrolment;
        state.State.Account ??= new Account(
            Id, PersonId.Parse(Guid.NewGuid().ToString("N")), account.Name, AccountOrigin.Local, [new Membership(account.Organisation, account.Roles)]);
        await state.WriteStateAsync();
        await RecordAsync(account.Organisation, Change(RightsChangeKind.AccountAdded, account.InvitedBy, "roles", RolesOf(account.Roles)));
        await ListAsync(state.State.Account);
        return AccountResult.Done;
    }

    public async Task<AccountResult> ChangeMembership(MembershipChange change)
    {
        if (state.State.Account is not { } before || before.Memberships.FirstOrDefault(each => each.Organisation == change.By.Organisation) is not { } known)
        {
            return s_notFound;
        }

        if (before.Person == change.By.Person)
        {
            return AccountResult.Refused("own-account", "Nobody changes the own account: ask another administrator of your organisation.");
        }

        if (change.Roles is not null && before.Origin != AccountOrigin.Local)
        {
            return AccountResult.Refused("not-local", "The roles of this person come from the issuer: change them there. You can disable the account.");
        }

        RightsChangeKind? kind = change.Roles is not null ? RightsChangeKind.RolesChanged
            : change.Disabled == known.Disabled ? null
            : change.Disabled == true ? RightsChangeKind.AccountDisabled : RightsChangeKind.AccountEnabled;
        var now = before.With(known with { Roles = change.Roles ?? known.Roles, Disabled = change.Disabled ?? known.Disabled });
        var gives = change.Disabled == false || change.Roles?.Except(known.Roles).Any() == true;
        state.State.Account = now;
        if (gives && !await TryStoreAsync(before))
        {
            return s_notChanged;
        }

        if (kind is { } what)
        {
            _unwritten.Enqueue((known.Organisation, Change(what, change.By, "roles", RolesOf(change.Roles ?? known.Roles))));
        }

        if (!now.MayGoOn(before, change.By.Organisation))
        {
            await EndAsync(
                each => each.Organisation == change.By.Organisation, change.Disabled == true ? SessionEnd.AccountDisabled : SessionEnd.RightsChanged);
        }

        if (!await StoreAsync())
        {
            return s_notStored;
        }

        await ListAsync(now);
        return AccountResult.Done;
    }

    public async Task<AccountResult> EndByAdministrator(SessionsEnd order)
    {
        if (state.State.Account?.Memberships.Any(each => each.Organisation == order.By.Organisation) != true)
        {
            return s_notFound;
        }

        await EndAsync(each => each.Organisation == order.By.Organisation, SessionEnd.EndedElsewhere);
        return _storing is null ? AccountResult.Done : s_notStored;
    }

    public Task EndSession(SessionId session, SessionEnd why) => EndAsync(each => each.Session == session, why);

    public Task<int> EndSessions(OrganisationId? organisation, SessionEnd why) =>
        EndAsync(each => organisation is null || each.Organisation == organisation, why);

    /// <summary>Takes over what an issuer or the demonstration says; what was opened with other rights ends.</summary>
    private async Task FollowAsync(AccountProfile profile)
    {
        var before = state.State.Account;
        if (before is not null && before.Origin != profile.Origin)
        {
            throw new InvalidOperationException($"An account of '{before.Origin}' cannot be taken over by '{profile.Origin}'.");
        }

        var now = (before ?? new Account(Id, profile.Person ?? PersonId.Parse(Guid.NewGuid().ToString("N")), profile.Name, profile.Origin, []))
            .Following(profile.Name, profile.Memberships);
        state.State.Account = now;
        if (before is not null)
        {
            await EndAsync(each => !now.MayGoOn(before, each.Organisation), SessionEnd.RightsChanged);
        }
    }

    private async Task<Session> OpenAsync(SignInOrder order, Account account, Organisation organisation, Membership membership)
    {
        var now = time.GetUtcNow();
        await EndAsync(each => each.Expires <= now, SessionEnd.Expired);
        if (state.State.Sessions.Count >= Domain.Identity.Session.MostPerAccount(account.Origin))
        {
            var oldest = state.State.Sessions.MinBy(each => each.Started)!;
            await EndAsync(each => each == oldest, SessionEnd.Displaced);
        }

        var session = new Session(
            order.Session, account.Id, account.Person, account.Name, organisation, WorkingRole.First(membership.Roles), order.Strength,
            account.Origin, order.Issuer, now, now + Domain.Identity.Session.GreatestAge);
        if (order.Issuer is { SessionAtIssuer: { } atIssuer } issuer)
        {
            await GrainFactory.GetGrain<IIssuerSessionGrain>(GrainKeys.IssuerSession(issuer.Identity.Issuer, atIssuer))
                .Note(new IssuerSessionEntry(account.Id, session.Id, session.Expires));
        }

        await RecordAsync(organisation.Id, Change(RightsChangeKind.SignedIn, session.Actor, "strength", $"{session.Strength}"));
        state.State.Sessions.Add(new AccountState.Entry(session.Id, organisation.Id, session.Strength, session.Started, session.Expires));
        try
        {
            await state.WriteStateAsync();
            await Session(session.Id).Open(session);
        }
        catch
        {
            // Giving waits for the database: what is not stored was not given.
            state.State.Sessions.RemoveAll(each => each.Session == session.Id);
            throw;
        }

        await ListAsync(account);
        return session;
    }

    /// <summary>Tells the organisations how the account stands; nobody's rights follow from their lists.</summary>
    private Task ListAsync(Account account) => Task.WhenAll(account.Memberships.Select(each =>
        GrainFactory.GetGrain<IPeopleGrain>(GrainKeys.People(each.Organisation)).Put(new AccountEntry(
            account.Id, account.Person, account.Name, account.Origin, [.. each.Roles], each.Disabled))));

    /// <summary>Taking away waits for nothing: it holds in memory first, the sessions hear of it, and then it is stored.</summary>
    private async Task<int> EndAsync(Predicate<AccountState.Entry> which, SessionEnd why)
    {
        var ending = state.State.Sessions.FindAll(which);
        if (ending.Count == 0)
        {
            return 0;
        }

        foreach (var each in ending)
        {
            _ended[each.Session] = why;
            _unwritten.Enqueue((each.Organisation, Change(RightsChangeKind.SessionEnded, null, "why", $"{why}")));
            state.State.Sessions.Remove(each);
        }

        await Task.WhenAll(ending.Select(each => TellAsync(each.Session, why)));
        await StoreAsync();
        return ending.Count;
    }

    private async Task TellAsync(SessionId session, SessionEnd why)
    {
        try
        {
            await Session(session).End(why);
        }
        catch (Exception e)
        {
            IdentityLog.SessionNotTold(logger, e);
        }
    }

    /// <summary>Giving waits for the database: what is not stored was not given.</summary>
    private async Task<bool> TryStoreAsync(Account before)
    {
        try
        {
            await state.WriteStateAsync();
            return true;
        }
        catch (Exception e)
        {
            IdentityLog.NotGiven(logger, e);
            state.State.Account = before;
            return false;
        }
    }

    /// <summary>Stores what was taken away; when it cannot be, it is tried again until it is.</summary>
    private async Task<bool> StoreAsync()
    {
        try
        {
            await state.WriteStateAsync();
            while (_unwritten.TryPeek(out var next))
            {
                await RecordAsync(next.Organisation, next.Change);
                _unwritten.Dequeue();
            }

            _storing?.Dispose();
            _storing = null;
            return true;
        }
        catch (Exception e)
        {
            IdentityLog.EndNotStored(logger, e);
            _storing ??= this.RegisterGrainTimer(StoreAgainAsync, new GrainTimerCreationOptions(Again, Again) { KeepAlive = true });
            return false;
        }
    }

    private async Task StoreAgainAsync()
    {
        if (await StoreAsync() && state.State.Account is { } account)
        {
            await ListAsync(account);
        }
    }

    private RightsChange Change(RightsChangeKind kind, Actor? by, string name, string value) => new(
        kind, time.GetUtcNow(), by, state.State.Account!.Person.Value, new Dictionary<string, string> { [name] = value });

    private Task RecordAsync(OrganisationId organisation, RightsChange change) =>
        GrainFactory.GetGrain<IRightsLogGrain>(GrainKeys.Rights(organisation)).Append(change);

    private static string RolesOf(IEnumerable<PersonRole> roles) => string.Join(' ', roles);

    private ISessionGrain Session(SessionId session) => GrainFactory.GetGrain<ISessionGrain>(GrainKeys.Of(session));
}
