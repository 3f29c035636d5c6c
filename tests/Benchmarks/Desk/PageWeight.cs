using System.IO.Compression;
using Microsoft.Playwright;

namespace LiveView.Benchmarks.Desk;

/// <summary>What a page fetches of code, styles, texts and pages, compressed file by file as a server would, until it begins with its map.</summary>
internal sealed class PageWeight
{
    private readonly IPage _page;
    private readonly HashSet<string> _fetched = [];
    private bool _mapBegan;

    public PageWeight(IPage page)
    {
        _page = page;
        page.Response += (_, response) =>
        {
            var path = new Uri(response.Url).AbsolutePath;
            _mapBegan |= path.StartsWith("/app/parts/draw-map-", StringComparison.Ordinal);
            // What the browser has already is asked for again and answered with 304.
            if (response.Status is 200 or 304 && !_mapBegan && IsOurs(path))
            {
                _fetched.Add(path);
            }
        };
    }

    /// <summary>Bytes.</summary>
    public async Task<long> BeforeMapAsync()
    {
        var sum = 0L;
        foreach (var path in _fetched)
        {
            // Fetched again: the browser forgets the bodies of the page that it leaves.
            var body = await (await _page.Context.APIRequest.GetAsync(path)).BodyAsync();
            using var compressed = new MemoryStream();
            await using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            {
                await brotli.WriteAsync(body);
            }

            sum += Math.Min(compressed.Length, body.Length);
        }

        return sum;
    }

    private static bool IsOurs(string path) =>
        !path.StartsWith("/lib/maplibre/", StringComparison.Ordinal)
        && (path.EndsWith(".html", StringComparison.Ordinal) || path.StartsWith("/app/", StringComparison.Ordinal)
            || path.StartsWith("/i18n/", StringComparison.Ordinal) || path.StartsWith("/lib/", StringComparison.Ordinal));
}
