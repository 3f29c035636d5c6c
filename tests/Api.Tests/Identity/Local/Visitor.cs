using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace LiveView.Api.Tests.Identity.Local;

/// <summary>A browser of its own on a loopback address: keeps the cookie that it was given last, as a browser does, secure or not.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="server">Its address, as the browser's address bar has it.</param>
    /// <param name="line">How it is reached; by itself when left out.</param>
    public Visitor(Uri server, SocketsHttpHandler? line = null)
    {
        line ??= new SocketsHttpHandler();
        (line.UseCookies, line.UseProxy) = (false, false);
        _http = new HttpClient(line) { BaseAddress = server };
        _http.DefaultRequestHeaders.Add("Origin", server.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>Hears every answer: what was asked, and what came back but for the cookie itself.</summary>
    public Action<string, string>? Answered { get; init; }

    /// <summary>The whole header with which it was given a cookie.</summary>
    public string? SetCookie { get; private set; }

    public string? Cookie { get; set; }

    public Task<(int Status, JsonElement Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<(int Status, JsonElement Body)> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body)
    {
        var (status, bytes) = await AnswerAsync(method, path, body);
        return (status, bytes.Length == 0 ? default : JsonDocument.Parse(bytes).RootElement.Clone());
    }

    /// <summary>Asks for something that is not JSON.</summary>
    public Task<(int Status, byte[] Bytes)> DownloadAsync(string path, object? body = null) =>
        AnswerAsync(body is null ? HttpMethod.Get : HttpMethod.Post, path, body);

    public void Dispose() => _http.Dispose();

    private async Task<(int Status, byte[] Bytes)> AnswerAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (Cookie is not null)
        {
            request.Headers.Add("Cookie", Cookie);
        }

        using var answer = await _http.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            SetCookie = set.Last();
            Cookie = SetCookie[..SetCookie.IndexOf(';', StringComparison.Ordinal)];
        }

        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(each => each.Key != "Set-Cookie");
        Answered?.Invoke($"{method} {path}", $"{string.Join(' ', headers.SelectMany(each => each.Value))}\n{Encoding.UTF8.GetString(bytes)}");
        return ((int)answer.StatusCode, bytes);
    }
}
