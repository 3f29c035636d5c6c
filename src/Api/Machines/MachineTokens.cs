using LiveView.Api.Machines.Enrolling;
using LiveView.Domain.Machines;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace LiveView.Api.Machines;

/// <summary>
/// Tokens for machines: OAuth 2.0 client credentials (RFC 6749, section 4.4), bound to the client certificate of the connection when there is
/// one (RFC 8705). OpenIddict speaks the protocol; who is known and what holds at this moment the cluster says.
/// </summary>
internal static class MachineTokens
{
    public const string Path = "/v1/token";

    /// <summary>Scheme under which a request with a machine's token is authenticated.</summary>
    public const string Scheme = "machine";

    /// <summary>How long a token lives; it may end sooner, when something is taken from the machine.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddMachines(this IServiceCollection services)
    {
        services.AddSingleton<MachineKeys>().AddSingleton<MachineProof>().AddSingleton<ProvedTokens>().AddSingleton<MachineWatch>().AddEnrolment();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, MachineTokenHandler>(Scheme, null);
        services.AddOpenIddict()
            .AddServer(server =>
            {
                // No applications or tokens in a database of OpenIddict's: what would have to be stored stands in grains.
                server.EnableDegradedMode();
                server.AllowClientCredentialsFlow();
                server.SetTokenEndpointUris(Path[1..]);
                // Doors that nobody needs.
                server.SetConfigurationEndpointUris(Array.Empty<string>());
                server.SetJsonWebKeySetEndpointUris(Array.Empty<string>());
                server.SetAccessTokenLifetime(Lifetime);
                server.RegisterScopes([.. Enum.GetValues<MachineScope>().Select(each => each.Name())]);
                server.UseClientCertificateBoundAccessTokens();
                server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseScopedHandler<TokenRequests>());
                // Whether a connection may do without TLS we decide ourselves, with the rest of the edge: on loopback alone.
                server.UseAspNetCore().EnableTokenEndpointPassthrough().DisableTransportSecurityRequirement();
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.AddAudiences(MachineClaims.Audience);
                validation.UseAspNetCore().DisableAccessTokenExtractionFromBodyForm().DisableAccessTokenExtractionFromQueryString();
                validation.AddEventHandler<OpenIddict.Validation.OpenIddictValidationEvents.ProcessAuthenticationContext>(
                    handler => handler.UseScopedHandler<MachineStillStands>().SetOrder(int.MaxValue - 1));
            });
        services.AddOptions<OpenIddictServerOptions>().Configure<MachineKeys>((server, keys) =>
        {
            server.Issuer = keys.Issuer;
            server.SigningCredentials.Add(new SigningCredentials(keys.Signing, SecurityAlgorithms.EcdsaSha256));
            server.EncryptionCredentials.Add(
                new EncryptingCredentials(keys.Encryption, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        });
        return services;
    }
}
