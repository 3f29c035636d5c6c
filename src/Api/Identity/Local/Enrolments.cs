using System.Buffers.Text;
using System.Security.Cryptography;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Api.Identity.Local;

/// <summary>
/// Making an account with a code that was shown once: the set-up code of an installation that belongs to nobody yet, or an invitation.
/// </summary>
internal sealed class Enrolments(
    IClusterClient cluster, SetUpWatch setUp, Passkeys passkeys, Passwords passwords, SealedText seals, SignIns signIns, TimeProvider time)
{
    private const string KeyPurpose = "liveview.enrolment-key";
    private const int MostName = 80;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private static readonly Refusal s_noCode = new("code-unknown", "This code is unknown, was used, or is older than 24 hours: ask for a new one.");
    private static readonly Refusal s_noLogin = new("bad-login", "A name to sign in with has 3 to 40 letters, digits, '.', '-' or '_'.");

    /// <summary>Looks at the code, and hands out what a browser needs to make credentials.</summary>
    public async Task<(Offer? Offer, Refusal? Refusal)> StartAsync(HttpContext http, string? typedCode, string? typedLogin)
    {
        using var acting = Caller.System("enrolment").Use();
        if (LoginName.Read(typedLogin) is not { } login)
        {
            return (null, s_noLogin);
        }

        var opened = await OpenedByAsync(typedCode);
        if (opened.Refusal is not null)
        {
            return (null, opened.Refusal);
        }

        var key = RandomNumberGenerator.GetBytes(TimeCode.KeyBytes);
        var text = Base32(key);
        return (new Offer(
            opened.Invitation is null, opened.Invitation?.Name, opened.Organisations, opened.Invitation?.Roles ?? [PersonRole.Administrator],
            await passkeys.MakeAsync(http, login.Account, login.Value),
            new CodeKey(text, $"otpauth://totp/Live%20View:{login}?secret={text}&issuer=Live%20View", seals.Seal(KeyPurpose, Base64Url.EncodeToString(key), Lifetime))), null);
    }

    /// <summary>Makes the account and signs its owner in.</summary>
    /// <returns>The recovery codes, shown once; none with a passkey.</returns>
    public async Task<(IReadOnlyList<string> Recovery, Refusal? Refusal)> FinishAsync(HttpContext http, Enrolment request)
    {
        using var acting = Caller.System("enrolment").Use();
        if (LoginName.Read(request.Login) is not { } login)
        {
            return ([], s_noLogin);
        }

        var opened = await OpenedByAsync(request.Code);
        if (opened.Refusal is not null)
        {
            return ([], opened.Refusal);
        }

        var organisation = opened.Invitation?.Organisation ?? request.Organisation;
        if (organisation is null || opened.Organisations.All(each => each.Id != organisation))
        {
            return ([], new Refusal("organisation-missing", "Choose the organisation of the first administrator."));
        }

        var name = (opened.Invitation?.Name ?? request.Name)?.Trim();
        if (name is not { Length: > 0 and <= MostName })
        {
            return ([], new Refusal("no-name", $"Give a name of at most {MostName} characters: colleagues see it."));
        }

        var (credentials, recovery, strength, refusal) = await CredentialsAsync(http, login, request);
        if (credentials is null)
        {
            return ([], refusal);
        }

        var account = new NewAccount(login.Account, name, organisation.Value, [PersonRole.Administrator], credentials, null);
        var result = opened.Invitation is null
            ? await setUp.Grain.Claim(opened.Code.Hash, account)
            : await cluster.GetGrain<IEnrolmentGrain>(GrainKeys.Enrolment(opened.Code)).Use(account);
        if (result.Refusal is not null)
        {
            return ([], result.Refusal);
        }

        await setUp.IsClaimedAsync();
        return (recovery, await signIns.OpenAsync(http, login.Account, organisation.Value, strength));
    }

    private async Task<(LocalCredentials?, IReadOnlyList<string>, SignInStrength, Refusal?)> CredentialsAsync(
        HttpContext http, LoginName login, Enrolment request)
    {
        if (request.Passkey is { } answer)
        {
            return await passkeys.MadeAsync(http, login.Account, answer) is { } passkey
                ? (new LocalCredentials(null, null, 0, [], [passkey]), [], SignInStrength.PhishingResistant, null)
                : (null, [], default, new Refusal("passkey-refused", "The passkey could not be checked, or it took too long: try again."));
        }

        var password = request.Password ?? "";
        if (PasswordRule.Refuses(password, login) is { } bad)
        {
            return (null, [], default, bad);
        }

        if (seals.Open(KeyPurpose, request.CodeKey) is not ({ } text, _) || Base64Url.DecodeFromChars(text) is not { } key
            || TimeCode.Match(key, (request.OneTimeCode ?? "").Replace(" ", "", StringComparison.Ordinal), time.GetUtcNow(), 0) is not { } step)
        {
            return (null, [], default, new Refusal("one-time-code-wrong", "The code of your authenticator is wrong or too old: check its clock."));
        }

        var (credentials, recovery) = await passwords.MakeAsync(password, key, step);
        return (credentials, recovery, SignInStrength.TwoFactors, null);
    }

    private async Task<Opened> OpenedByAsync(string? typed)
    {
        var code = EnrolmentCode.Read(typed);
        var organisations = await cluster.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Organisations();
        if (!await setUp.IsClaimedAsync())
        {
            var result = await setUp.Grain.Try(code?.Hash ?? new string('0', 64));
            return new Opened(code ?? default, null, [.. organisations.Select(OrganisationView.Of)], result.Refusal);
        }

        return code is { } known && await cluster.GetGrain<IEnrolmentGrain>(GrainKeys.Enrolment(known)).Read() is { } invitation
            ? new Opened(
                known, invitation, [.. organisations.Where(each => each.Id == invitation.Organisation).Select(OrganisationView.Of)], null)
            : new Opened(default, null, [], s_noCode);
    }

    /// <summary>RFC 4648 without padding, as authenticators read it.</summary>
    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new System.Text.StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var each in bytes)
        {
            (buffer, bits) = (((buffer & 31) << 8) | each, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                text.Append(alphabet[(buffer >> (bits - 5)) & 31]);
            }
        }

        return text.ToString();
    }

    private sealed record Opened(EnrolmentCode Code, Invitation? Invitation, IReadOnlyList<OrganisationView> Organisations, Refusal? Refusal);

    /// <summary>What a browser needs to make credentials.</summary>
    internal sealed record Offer(
        bool SetUp, string? Name, IReadOnlyList<OrganisationView> Organisations, IReadOnlyList<PersonRole> Roles, Passkeys.Challenge Passkey,
        CodeKey CodeKey);

    /// <summary>A key for one-time codes: as text to type, as address to open, and sealed to send back.</summary>
    internal sealed record CodeKey(string Text, string Address, string State);

    /// <summary>What somebody who enrols sends: a passkey, or a password and a one-time code.</summary>
    internal sealed record Enrolment(
        string Code, string Login, string? Name = null, OrganisationId? Organisation = null, Passkeys.Answer? Passkey = null,
        string? Password = null, string? CodeKey = null, string? OneTimeCode = null);
}
