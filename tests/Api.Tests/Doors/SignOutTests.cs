using LiveView.Api.Tests.Hosting;

namespace LiveView.Api.Tests.Doors;

/// <summary>Signed out is signed out.</summary>
[Collection(ServerCollection.Name)]
public class SignOutTests(LiveServer server)
{
    [Fact]
    public async Task A_cookie_that_was_kept_opens_nothing_after_signing_out()
    {
        using var session = await server.SignInAsync(Town.Room);
        var kept = session.Cookies.GetCookieHeader(server.Http);
        using var signedOut = await session.Http.PostAsync("/v1/sign-out", null);

        using var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = server.Http };
        thief.DefaultRequestHeaders.Add("Cookie", kept);
        using var answer = await thief.GetAsync("/v1/desk");
        Assert.Equal(401, (int)answer.StatusCode);
    }
}
