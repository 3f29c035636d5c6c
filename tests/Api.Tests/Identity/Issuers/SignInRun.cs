using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Identity;

namespace LiveView.Api.Tests.Identity.Issuers;

/// <summary>How a sign-in at an issuer ended.</summary>
internal sealed class SignInRun(Uri server, ProviderBrowser browser) : IDisposable
{
    public ProviderBrowser Browser { get; } = browser;

    /// <summary>The ID token that the issuer gave, where the test looked at it on its way.</summary>
    public string? IdToken { get; init; }

    /// <summary>Why the person was not let in, or null when it was.</summary>
    public string? Refused => HttpUtility.ParseQueryString(Browser.Visited[^1].Query)["refused"];

    /// <summary>The person at the desk, with the cookies of the browser.</summary>
    public DeskSession Session() => DeskSession.Of(server, "somebody of an issuer", Browser.Cookies);

    /// <summary>What <c>/v1/me</c> says, or null when it says that nobody is signed in.</summary>
    public async Task<JsonElement?> MeAsync()
    {
        using var session = Session();
        using var answer = await session.Http.GetAsync("/v1/me");
        return answer.StatusCode == HttpStatusCode.Unauthorized ? null : await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose() => Browser.Dispose();
}
