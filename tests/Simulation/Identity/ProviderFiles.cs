using System.Security.Cryptography;

namespace LiveView.Simulation.Identity;

/// <summary>How the provider is told what it is: its settings file, and its OpenID Connect protocol as its programming interface takes it.</summary>
internal static class ProviderFiles
{
    /// <summary>Name of the protocol, part of its addresses.</summary>
    public const string Name = "oidc";

    public static string Settings(Uri address, string directory) =>
        $$"""
        port={{address.Port}}
        bind_address="127.0.0.1"
        external_url="{{address.GetLeftPart(UriPartial.Authority)}}"
        login_url="login.html"
        api_prefix="api"
        log_mode="console"
        log_level="INFO"
        cookie_secure=0
        cookie_same_site="lax"
        session_expiration=3600
        session_key="PROVIDER_SESSION"
        admin_scope="g_admin"
        profile_scope="g_profile"
        user_module_path="/usr/lib/glewlwyd/user"
        client_module_path="/usr/lib/glewlwyd/client"
        user_auth_scheme_module_path="/usr/lib/glewlwyd/scheme"
        plugin_module_path="/usr/lib/glewlwyd/plugin"
        hash_algorithm="SHA512"
        database={ type="sqlite3", path="{{directory}}/provider.db" }

        """;

    /// <summary>Code flow with proof key, pushed requests, and logout over the back channel; every claim of a person in the ID token.</summary>
    public static object Protocol(Uri issuer, RSA key) => new
    {
        module = "oidc",
        name = Name,
        display_name = "OpenID Connect",
        enabled = true,
        parameters = new Dictionary<string, object>
        {
            ["iss"] = issuer.AbsoluteUri,
            ["jwt-type"] = "rsa",
            ["jwt-key-size"] = "256",
            ["key"] = key.ExportPkcs8PrivateKeyPem(),
            ["cert"] = key.ExportSubjectPublicKeyInfoPem(),
            ["jwks-show"] = true,
            ["code-duration"] = 60,
            ["access-token-duration"] = 300,
            ["refresh-token-duration"] = 600,
            ["allow-non-oidc"] = false,
            ["auth-type-client-enabled"] = false,
            ["auth-type-code-enabled"] = true,
            ["auth-type-token-enabled"] = false,
            ["auth-type-implicit-enabled"] = false,
            ["auth-type-password-enabled"] = false,
            ["auth-type-refresh-enabled"] = false,
            ["pkce-allowed"] = true,
            ["pkce-required"] = true,
            ["oauth-par-allowed"] = true,
            ["oauth-par-required"] = true,
            ["oauth-par-duration"] = 60,
            ["oauth-par-request_uri-prefix"] = "urn:provider:request:",
            ["session-management-allowed"] = true,
            ["session-cookie-name"] = "PROVIDER_SID",
            ["session-cookie-expiration"] = 3600,
            ["back-channel-logout-allowed"] = true,
            ["name-claim"] = "mandatory",
            ["claims"] = new[] { Claim(ProviderPerson.OrganisationClaim), Claim(ProviderPerson.RolesClaim) },
        },
    };

    private static Dictionary<string, object> Claim(string name) => new()
    {
        ["name"] = name,
        ["user-property"] = name,
        ["type"] = "string",
        ["mandatory"] = true,
        ["on-demand"] = false,
        ["scope"] = Array.Empty<string>(),
    };
}
