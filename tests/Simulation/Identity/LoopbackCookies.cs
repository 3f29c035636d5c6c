using System.Net;

namespace LiveView.Simulation.Identity;

/// <summary>Keeps cookies as browsers do: a secure cookie is taken from, and sent to, a loopback address over plain HTTP as well.</summary>
internal sealed class LoopbackCookies(CookieContainer cookies, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (cookies.GetCookieHeader(address) is { Length: > 0 } header)
            request.Headers.Add("Cookie", header);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var one in set)
                cookies.SetCookies(address, Plain(one, address));
        }
        return answer;
    }

    private static string Plain(string cookie, Uri address) =>
        address.IsLoopback ? cookie.Replace("; secure", "", StringComparison.OrdinalIgnoreCase) : cookie;
}
