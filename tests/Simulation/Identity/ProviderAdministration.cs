using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LiveView.Simulation.Identity;

/// <summary>The provider's administrator: adds people and the applications at which they sign in.</summary>
public sealed class ProviderAdministration : IDisposable
{
    private readonly HttpClient _http;

    private ProviderAdministration(HttpClient http) => _http = http;

    /// <summary>Signs in with the password that the package ships, and replaces it at once.</summary>
    internal static async Task<ProviderAdministration> EnterAsync(Uri provider, string name)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false })
        {
            BaseAddress = new Uri(provider, "/api/"),
        };
        var administration = new ProviderAdministration(http);
        await administration.DoAsync(HttpMethod.Post, "auth/", new { username = name, password = "password" });
        await administration.DoAsync(HttpMethod.Put, $"user/{name}", new { name, scope = new[] { "g_admin", "g_profile" }, enabled = true, password = $"{Guid.NewGuid():N}" });
        await administration.KeepClaimsOfPeopleAsync();
        return administration;
    }

    public Task AddPersonAsync(ProviderPerson person) => DoAsync(HttpMethod.Post, "user/", new Dictionary<string, object>
    {
        ["username"] = person.UserName,
        ["password"] = person.Password,
        ["name"] = person.Name,
        ["enabled"] = true,
        ["scope"] = new[] { "openid", "g_profile" },
        [ProviderPerson.OrganisationClaim] = person.Organisations,
        [ProviderPerson.RolesClaim] = person.Roles,
    });

    /// <summary>Registers an application at which people sign in.</summary>
    /// <param name="id">Its <c>client_id</c>.</param>
    /// <param name="secret">Its secret, sent in the Authorization header.</param>
    /// <param name="answer">Where the browser brings the code.</param>
    /// <param name="afterSignOut">Where the browser goes after signing out.</param>
    /// <param name="backChannel">Where the provider tells that somebody signed out.</param>
    public Task AddApplicationAsync(string id, string secret, Uri answer, Uri afterSignOut, Uri backChannel) => DoAsync(HttpMethod.Post, "client/", new
    {
        client_id = id,
        client_secret = secret,
        name = id,
        confidential = true,
        enabled = true,
        redirect_uri = new[] { answer.AbsoluteUri },
        post_logout_redirect_uri = afterSignOut.AbsoluteUri,
        backchannel_logout_uri = backChannel.AbsoluteUri,
        backchannel_logout_session_required = "1",
        authorization_type = new[] { "code" },
        token_endpoint_auth_method = new[] { "client_secret_basic", "client_secret_post" },
        scope = new[] { "openid" },
    });

    public void Dispose() => _http.Dispose();

    internal Task AddProtocolAsync(object protocol) => DoAsync(HttpMethod.Post, "mod/plugin/", protocol);

    /// <summary>The provider drops a person's properties that it was not told to keep.</summary>
    private async Task KeepClaimsOfPeopleAsync()
    {
        var module = (await _http.GetFromJsonAsync<JsonObject>("mod/user/database"))!;
        var kept = module["parameters"]!["data-format"]!.AsObject();
        foreach (var claim in (string[])[ProviderPerson.OrganisationClaim, ProviderPerson.RolesClaim])
            kept[claim] = new JsonObject { ["multiple"] = true, ["read"] = true, ["write"] = true };
        await DoAsync(HttpMethod.Put, "mod/user/database", module);
        await DoAsync(HttpMethod.Put, "mod/user/database/reset/", null);
    }

    private async Task DoAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        // The provider reads no chunked body.
        request.Content = body is null ? null : new StringContent(System.Text.Json.JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The OpenID provider refused {method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
