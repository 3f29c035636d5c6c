using System.Text;
using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Media.Hls;

namespace LiveView.Api.Gate.Hls;

/// <summary>
/// Pictures piece by piece, for phones and players: Low-Latency HLS with fragmented MP4 (RFC 8216bis). The first playlist begins a
/// viewing and leads to its own; every piece is asked of that viewing's lease. Addresses hold no secret: whoever asks is signed in, and
/// a viewing answers to its own sign-in alone.
/// </summary>
internal static class HlsEndpoint
{
    private const string PlaylistType = "application/vnd.apple.mpegurl";
    private const string PictureType = "video/mp4";

    /// <summary>The first segment is whole after one key-frame interval of a camera that must be started first.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    public static void MapHls(this IEndpointRouteBuilder endpoints)
    {
        var camera = endpoints.MapGroup("/v1/incidents/{incident}/cameras/{camera}/hls");
        camera.MapGet("/index.m3u8", BeginAsync);
        camera.MapGet("/{viewing}/{file}", GiveAsync);
    }

    private static async Task<IResult> BeginAsync(
        string incident, string camera, HttpContext http, HlsViewings viewings, SessionWatch sessions)
    {
        var (viewing, refusal) = await viewings.OpenAsync(
            http.User.Actor(), http.User.Session(), sessions, IncidentId.Parse(incident), CameraId.Parse(camera));
        if (viewing is null)
        {
            return Problem.Of(refusal!);
        }

        var window = await UntilAsync(viewing, http, seen => seen.IsReady, StartPatience);
        if (window is null)
        {
            await viewings.CloseAsync(viewing, "left");
            return NoPicture(viewing);
        }

        return await SendAsync(http, viewing, PlaylistType, Encoding.UTF8.GetBytes(
            HlsPlaylist.Multivariant(window, $"{viewing.Lease.Viewing}/{HlsNames.Playlist}")), 0);
    }

    private static async Task<IResult> GiveAsync(
        string incident, string camera, string viewing, string file, HttpContext http, HlsViewings viewings)
    {
        if (viewings.Find(ViewingId.Parse(viewing)) is not { } found
            || !found.IsOf(http.User.Session(), IncidentId.Parse(incident), CameraId.Parse(camera)))
        {
            return Problem.Of(StatusCodes.Status404NotFound, "no-such-viewing", "There is no such viewing, or not any more: begin with index.m3u8.");
        }

        if (HlsNames.Read(file) is not { } wanted)
        {
            return NoFile();
        }

        if (!found.TryEnter())
        {
            return Problem.Of(StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests of this viewing wait already.");
        }

        try
        {
            return wanted.Kind switch
            {
                HlsFileKind.Playlist => await PlaylistAsync(http, found),
                HlsFileKind.Init => found.Window.Inits.TryGetValue((int)Math.Min(wanted.Number, int.MaxValue), out var init)
                    ? await SendAsync(http, found, PictureType, init.Bytes, 0) : NoFile(),
                HlsFileKind.Segment => found.Window.Segment(wanted.Number) is { IsWhole: true } segment
                    ? await SendAsync(http, found, segment.Parts) : NoFile(),
                _ => await PartAsync(http, found, wanted),
            };
        }
        finally
        {
            found.Leave();
        }
    }

    private static async Task<IResult> PlaylistAsync(HttpContext http, HlsViewing viewing)
    {
        var (ask, wrong) = HlsAsk.Read(http.Request.Query);
        if (wrong is not null)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "bad-reload", wrong);
        }

        if (ask.IsTooFar(viewing.Window.LastWhole))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "bad-reload", "_HLS_msn lies further ahead than the next segment but one.");
        }

        var window = await UntilAsync(
            viewing, http, seen => seen.IsReady && (ask.Number is not { } number || seen.Holds(number, ask.Part)), LongestWait);
        return window is null
            ? NoPicture(viewing)
            : await SendAsync(http, viewing, PlaylistType, Encoding.UTF8.GetBytes(viewing.Playlist ?? HlsPlaylist.Media(window)), 0);
    }

    /// <summary>A part that the playlist hinted at is waited for (RFC 8216bis, 6.2.6).</summary>
    private static async Task<IResult> PartAsync(HttpContext http, HlsViewing viewing, HlsFile wanted)
    {
        var last = viewing.Window.LastWhole;
        if (wanted.Number > last + 2)
        {
            return NoFile();
        }

        var window = await UntilAsync(viewing, http, seen => seen.Holds(wanted.Number, wanted.Part), LongestWait);
        if (window is null)
        {
            return NoPicture(viewing);
        }

        return window.Segment(wanted.Number) is { } segment && wanted.Part < segment.Parts.Count
            ? await SendAsync(http, viewing, [segment.Parts[wanted.Part]]) : NoFile();
    }

    /// <summary>Waits for pieces no longer than the right to them lasts; null when they did not come.</summary>
    private static async Task<HlsWindow?> UntilAsync(HlsViewing viewing, HttpContext http, Func<HlsWindow, bool> condition, TimeSpan patience)
    {
        var time = http.RequestServices.GetRequiredService<TimeProvider>();
        using var limit = new CancellationTokenSource(patience, time);
        try
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, viewing.Lease.Ended, limit.Token);
            return await viewing.WaitAsync(condition, over.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    private static Task<IResult> SendAsync(HttpContext http, HlsViewing viewing, IReadOnlyList<HlsPart> parts)
    {
        var whole = new byte[parts.Sum(part => part.Bytes.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.Bytes.CopyTo(whole.AsMemory(at));
            at += part.Bytes.Length;
        }

        return SendAsync(http, viewing, PictureType, whole, parts.Sum(part => part.Fragments));
    }

    /// <summary>The one place where pieces leave: the lease is asked first, and cuts off what is under way.</summary>
    private static async Task<IResult> SendAsync(HttpContext http, HlsViewing viewing, string type, ReadOnlyMemory<byte> bytes, int fragments)
    {
        if (!viewing.Lease.Holds)
        {
            return NoPicture(viewing);
        }

        try
        {
            http.Response.ContentType = type;
            http.Response.ContentLength = bytes.Length;
            var ended = viewing.Lease.Ended;
            await http.Response.Body.WriteAsync(bytes, ended);
            viewing.Count(fragments, type == PictureType ? bytes.Length : 0);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            http.Abort();
        }

        return TypedResults.Empty;
    }

    private static IResult NoPicture(HlsViewing viewing) => viewing.Lease.Reason is { } reason and not "left"
        ? Problem.Of(StatusCodes.Status403Forbidden, reason, "The right to this picture ended.")
        : Problem.Of(StatusCodes.Status503ServiceUnavailable, "no-picture", "The camera gives no picture at the moment: try again when it is live.");

    private static IResult NoFile() =>
        Problem.Of(StatusCodes.Status404NotFound, "no-such-piece", "There is no such piece, or not any more: read the playlist again.");
}
