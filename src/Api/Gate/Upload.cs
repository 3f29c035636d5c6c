using System.Security.Cryptography;
using System.Text;
using LiveView.Api.Problems;
using LiveView.Domain.Material;
using LiveView.Media.Stills;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace LiveView.Api.Gate;

/// <summary>
/// One picture that is brought in: the body is the picture, its title is the Slug header (RFC 5023, 9.7), percent-encoded UTF-8. What is
/// said of it is looked at before a byte is read, and what is kept is made anew.
/// </summary>
internal sealed class Upload(StillIntake stills, UploadRoom room)
{
    /// <summary>Slower than any line over which people send photos: nobody keeps a place by dawdling.</summary>
    private static readonly MinDataRate s_slowest = new(bytesPerSecond: 16 * 1024, gracePeriod: TimeSpan.FromSeconds(5));

    private static readonly Dictionary<string, StillFormat> s_formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpeg"] = StillFormat.Jpeg,
        ["image/png"] = StillFormat.Png,
        ["image/webp"] = StillFormat.WebP,
    };

    /// <summary>The title that comes with a picture; empty when there is none.</summary>
    /// <exception cref="FormatException">It is no percent-encoded UTF-8.</exception>
    public static string Title(HttpContext http)
    {
        try
        {
            var text = Uri.UnescapeDataString(http.Request.Headers["Slug"].ToString()).Trim();
            return text.Contains('\uFFFD', StringComparison.Ordinal) ? throw new FormatException("The Slug header is no percent-encoded UTF-8.") : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("The Slug header is no percent-encoded UTF-8.", e);
        }
    }

    /// <summary>Why a picture is not taken in, by what is said of it, or null.</summary>
    public static ProblemHttpResult? Refuses(HttpContext http) =>
        Format(http) is null ? Wrong(StillFault.UnknownFormat)
        : http.Request.ContentLength > StillLimits.MostBytes ? Wrong(StillFault.TooManyBytes)
        : null;

    /// <summary>Takes the picture in that comes with a request.</summary>
    public async Task<(MaterialContent? Content, byte[] Bytes, ProblemHttpResult? Problem)> TakeInAsync(HttpContext http)
    {
        using var place = room.TryEnter();
        if (place is null)
        {
            http.Response.Headers.RetryAfter = "5";
            return (null, [], Problem.Of(StatusCodes.Status503ServiceUnavailable, "busy", "Too many pictures are being taken in: try again in a moment."));
        }

        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = StillLimits.MostBytes;
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = s_slowest;
        }

        using var body = new MemoryStream((int)(http.Request.ContentLength ?? 0));
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var result = await stills.TakeInAsync(Format(http)!.Value, body.GetBuffer().AsMemory(0, (int)body.Length), http.RequestAborted);
        if (result.Still is not { } still)
        {
            return (null, [], Wrong(result.Fault!.Value));
        }

        var bytes = still.Jpeg.ToArray();
        return (new MaterialContent(Convert.ToHexStringLower(SHA256.HashData(bytes)), Still.MediaType, bytes.Length, still.Width, still.Height), bytes, null);
    }

    private static StillFormat? Format(HttpContext http) =>
        s_formats.TryGetValue(http.Request.ContentType?.Split(';')[0].Trim() ?? "", out var format) ? format : null;

    private static ProblemHttpResult Wrong(StillFault fault) => fault switch
    {
        StillFault.TooManyBytes => Problem.Of(
            StatusCodes.Status413PayloadTooLarge, "too-large", $"The picture has more than {StillLimits.MostBytes / 1024 / 1024} MB: send a smaller one."),
        StillFault.UnknownFormat => Problem.Of(
            StatusCodes.Status415UnsupportedMediaType, "unknown-format", "Send a JPEG, PNG or WebP picture, with its Content-Type."),
        StillFault.Mislabelled => Problem.Of(
            StatusCodes.Status415UnsupportedMediaType, "mislabelled", "The picture is of another format than its Content-Type says."),
        StillFault.TooManyPixels => Problem.Of(
            StatusCodes.Status413PayloadTooLarge, "too-many-pixels",
            $"The picture has more than {StillLimits.MostPixels / 1_000_000} megapixels: send a smaller one."),
        StillFault.Animated => Problem.Of(StatusCodes.Status400BadRequest, "animated", "The picture moves: send one still picture."),
        StillFault.Damaged => Problem.Of(StatusCodes.Status400BadRequest, "bad-picture", "The picture cannot be read: open it, save it anew and send that."),
        StillFault.NoFfmpeg => Problem.Of(
            StatusCodes.Status503ServiceUnavailable, "no-ffmpeg", "No picture can be taken in on this server: ask its administrator to install ffmpeg."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "A fault without words."),
    };
}
