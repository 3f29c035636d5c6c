using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace LiveView.Api.Pages;

/// <summary>
/// The console's own files, compressed with Brotli (RFC 7932) once and kept. Nothing else is ever compressed: an answer that holds
/// something secret beside something a stranger chose would give it away by its length (BREACH).
/// </summary>
internal sealed class CompressedFiles(RequestDelegate next, IFileProvider files)
{
    /// <summary>Beyond it the last percent costs seconds: the map's library.</summary>
    private const long LongFile = 200_000;

    private readonly ConcurrentDictionary<(string Path, DateTimeOffset Changed), Lazy<byte[]>> _kept = new();

    public Task InvokeAsync(HttpContext http)
    {
        if (!(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            || TypeOf(http.Request.Path.Value) is not { } type
            || !TakesBrotli(http.Request)
            || files.GetFileInfo(http.Request.Path.Value!) is not { Exists: true, IsDirectory: false } file)
        {
            return next(http);
        }

        var compressed = _kept.GetOrAdd((http.Request.Path.Value!, file.LastModified), static (_, file) => new Lazy<byte[]>(() => Compress(file)), file).Value;
        return AnswerAsync(http, type, file, compressed);
    }

    private static async Task AnswerAsync(HttpContext http, string type, IFileInfo file, byte[] compressed)
    {
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{file.LastModified.ToUnixTimeMilliseconds():x}-{file.Length:x}-br\""));
        var (answer, headers) = (http.Response, http.Response.GetTypedHeaders());
        headers.ETag = tag;
        answer.Headers.Vary = HeaderNames.AcceptEncoding;
        answer.Headers.CacheControl = "no-cache";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            answer.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        answer.ContentType = type;
        answer.ContentLength = compressed.Length;
        answer.Headers.ContentEncoding = "br";
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await answer.Body.WriteAsync(compressed, http.RequestAborted);
        }
    }

    private static byte[] Compress(IFileInfo file)
    {
        using var plain = file.CreateReadStream();
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, file.Length > LongFile ? CompressionLevel.Optimal : CompressionLevel.SmallestSize, leaveOpen: true))
        {
            plain.CopyTo(brotli);
        }

        return compressed.ToArray();
    }

    /// <summary>Whether whoever asks reads what is packed with Brotli.</summary>
    public static bool TakesBrotli(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(each => each.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && each.Quality is not 0);

    private static string? TypeOf(string? path) => Path.GetExtension(path) switch
    {
        ".js" or ".mjs" => "text/javascript",
        ".css" => "text/css",
        ".html" => "text/html",
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}
