using System.IO.Compression;
using System.Net;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Doors;

/// <summary>The console's files come compressed, and nothing else does.</summary>
[Collection(ServerCollection.Name)]
public class CompressedFilesTests(LiveServer server)
{
    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/app/desk.js", "text/javascript")]
    [InlineData("/app/desk.css", "text/css")]
    [InlineData("/i18n/nl.json", "application/json")]
    [InlineData("/lib/maplibre/maplibre-gl.mjs", "text/javascript")]
    public async Task A_file_of_the_console_comes_as_Brotli_to_whoever_takes_it_and_is_the_same_file(string path, string type)
    {
        using var plain = await GetAsync(path);
        using var compressed = await GetAsync(path, "gzip, deflate, br");

        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(["br"], compressed.Content.Headers.ContentEncoding);
        Assert.Equal(type, compressed.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept-Encoding", compressed.Headers.Vary);
        await using var brotli = new BrotliStream(await compressed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        await brotli.CopyToAsync(whole);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), whole.ToArray());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br;q=0")]
    public async Task Whoever_does_not_take_Brotli_gets_the_file_as_it_is(string encodings)
    {
        using var answer = await GetAsync("/app/desk.js", encodings);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_browser_that_has_the_file_is_told_so()
    {
        using var first = await GetAsync("/app/desk.js", "br");
        using var again = await GetAsync("/app/desk.js", "br", first.Headers.ETag!.ToString());
        using var other = await GetAsync("/app/desk.js", "br", "\"another\"");

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task What_is_about_people_or_incidents_is_never_compressed()
    {
        using var someone = await server.SignInAsync(Town.Centre);
        someone.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "br, gzip, deflate");
        using var answer = await someone.Http.GetAsync("/v1/desk");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string encodings = "", string? known = null)
    {
        using var nobody = DeskSession.Anonymous(server.Http);
        nobody.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", encodings);
        if (known is not null)
        {
            nobody.Http.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", known);
        }

        var answer = await nobody.Http.GetAsync(path);
        await answer.Content.LoadIntoBufferAsync();
        return answer;
    }
}
