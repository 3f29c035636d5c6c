using System.Globalization;
using System.Security.Claims;
using LiveView.Domain.Machines;
using LiveView.Grains.Abstractions.Machines;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace LiveView.Api.Machines;

/// <summary>What a machine's token says, and the machine behind a request that came with one.</summary>
internal static class MachineClaims
{
    /// <summary>For whom tokens are meant (<c>aud</c>).</summary>
    public const string Audience = "liveview-api";

    private const string Epoch = "liveview_epoch";

    /// <summary>The content of a token for a machine.</summary>
    public static ClaimsPrincipal Principal(MachineClientId id, MachineStanding standing, IEnumerable<MachineScope> scopes)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, id.ToString());
        identity.SetClaim(Epoch, standing.Epoch.ToString(CultureInfo.InvariantCulture));
        identity.SetScopes(scopes.Select(each => each.Name()));
        identity.SetAudiences(Audience);
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }

    /// <summary>What a validated token says; null when it names no machine, no epoch or no end.</summary>
    public static ProvedToken? Read(ClaimsPrincipal token) =>
        MachineClientId.Find(token.GetClaim(OpenIddictConstants.Claims.Subject)) is { } id
        && int.TryParse(token.GetClaim(Epoch), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
        && token.GetExpirationDate() is { } until
            ? new ProvedToken(id, epoch, [.. Enum.GetValues<MachineScope>().Where(scope => token.HasScope(scope.Name()))], until)
            : null;
}
