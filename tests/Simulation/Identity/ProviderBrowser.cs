using System.Net;
using System.Net.Http.Json;
using System.Web;

namespace LiveView.Simulation.Identity;

/// <summary>One person's browser: follows redirects by hand, keeps cookies, and types into the provider's sign-in page what the page sends.</summary>
public sealed class ProviderBrowser : IDisposable
{
    private const int MostRedirects = 10;
    private readonly Uri _provider;

    internal ProviderBrowser(Uri provider)
    {
        _provider = provider;
        Http = new HttpClient(new LoopbackCookies(Cookies, new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false }));
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http { get; }

    /// <summary>Every address visited, in order.</summary>
    public List<Uri> Visited { get; } = [];

    /// <summary>Starts at an address, signs in at the provider when it asks, and gives the answer at which the road ends.</summary>
    public async Task<HttpResponseMessage> SignInAsync(Uri start, ProviderPerson person)
    {
        var address = start;
        for (var i = 0; i < MostRedirects; i++)
        {
            var answer = await GetAsync(address);
            if (answer.Headers.Location is not { } next)
                return answer;
            answer.Dispose();
            address = new Uri(address, next);
            if (IsSignInPage(address))
                address = await SignInAtProviderAsync(address, person);
        }
        throw new InvalidOperationException($"More than {MostRedirects} redirects: {string.Join(" -> ", Visited)}");
    }

    /// <summary>Signs out at the provider itself, not at the application: it tells the application over the back channel.</summary>
    /// <param name="session">The provider's session (<c>sid</c>).</param>
    public async Task SignOutAtProviderAsync(string session)
    {
        using var answer = await Http.DeleteAsync(new Uri(_provider, $"/api/{ProviderFiles.Name}/session/{session}/"));
        answer.EnsureSuccessStatusCode();
    }

    public async Task<HttpResponseMessage> GetAsync(Uri address)
    {
        Visited.Add(address);
        return await Http.GetAsync(address);
    }

    public void Dispose() => Http.Dispose();

    private bool IsSignInPage(Uri address) => address.Authority == _provider.Authority && address.AbsolutePath == "/login.html";

    private async Task<Uri> SignInAtProviderAsync(Uri page, ProviderPerson person)
    {
        var query = HttpUtility.ParseQueryString(page.Query);
        await SendAsync(HttpMethod.Post, "/api/auth/", new { username = person.UserName, password = person.Password });
        await SendAsync(HttpMethod.Put, $"/api/auth/grant/{query["client_id"]}", new { scope = query["scope"] });
        return new Uri($"{query["callback_url"]}&g_continue");
    }

    private async Task SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, new Uri(_provider, path)) { Content = JsonContent.Create(body) };
        await request.Content.LoadIntoBufferAsync();
        using var answer = await Http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The OpenID provider refused {method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
