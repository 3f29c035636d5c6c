using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using Microsoft.AspNetCore.Identity;

namespace LiveView.Api.Identity.Local;

/// <summary>Makes and checks passkeys with ASP.NET Core Identity (WebAuthn level 3), for the one domain of the configuration.</summary>
internal sealed class Passkeys(IPasskeyHandler<LocalUser> handler, SealedText seals)
{
    private const string Making = "liveview.passkey-making";
    private const string Asking = "liveview.passkey-asking";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>What a browser needs to make a passkey.</summary>
    public async Task<Challenge> MakeAsync(HttpContext http, AccountId account, string login)
    {
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Value, Name = login, DisplayName = login }, http);
        return new Challenge(Json(made.CreationOptionsJson), seals.Seal(Making, $"{account.Value}|{made.AttestationState}", Lifetime));
    }

    /// <returns>The passkey that was made for the account, or null.</returns>
    public async Task<Passkey?> MadeAsync(HttpContext http, AccountId account, Answer answer)
    {
        if (seals.Open(Making, answer.State) is not ({ } text, _) || !text.StartsWith($"{account.Value}|", StringComparison.Ordinal))
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = http,
            CredentialJson = answer.Credential.GetRawText(),
            AttestationState = text[(account.Value.Length + 1)..],
        });
        return result.Succeeded ? LocalUserStore.Value(result.Passkey) : null;
    }

    /// <summary>What a browser needs to use a passkey; whose, it says itself.</summary>
    public async Task<Challenge> AskAsync(HttpContext http)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, http);
        return new Challenge(Json(asked.RequestOptionsJson), seals.Seal(Asking, asked.AssertionState ?? "", Lifetime));
    }

    /// <returns>Who it is and with what it proved it, or null.</returns>
    public async Task<(AccountId Account, Proof Proof)?> AnsweredAsync(HttpContext http, Answer answer)
    {
        if (seals.Open(Asking, answer.State) is not ({ } state, var expires))
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = http,
            CredentialJson = answer.Credential.GetRawText(),
            AssertionState = state,
        });
        return result is { Succeeded: true, User: { } user, Passkey: { } passkey }
            ? (user.Account, new Proof.PasskeyAnswer(
                LocalUserStore.Value(passkey), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state))), expires))
            : null;
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();

    /// <summary>For the browser: the options as WebAuthn has them, and what it must send back with the answer.</summary>
    internal sealed record Challenge(JsonElement Options, string State);

    /// <summary>What the browser sends back.</summary>
    internal sealed record Answer(JsonElement Credential, string State);
}
