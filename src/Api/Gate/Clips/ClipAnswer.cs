using System.Globalization;
using System.Security.Cryptography;
using LiveView.Api.Problems;
using LiveView.Domain.Decisions;
using LiveView.Domain.Incidents;
using LiveView.Media.Clips;
using LiveView.Media.Clips.Marking;
using LiveView.Media.Mp4;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Recording.Segments;
using Microsoft.Net.Http.Headers;

namespace LiveView.Api.Gate.Clips;

/// <summary>
/// One clip on its way out, one picture in memory at a time: everything that leaves goes through <see cref="LeavesAsync"/>, which asks the
/// lease first and counts what left.
/// </summary>
internal sealed class ClipAnswer(ViewLease lease, IRecordings recordings, ClipMarker marker, ILogger logger) : IDisposable
{
    private readonly IncrementalHash _left = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Frames that left.</summary>
    public long Fragments { get; private set; }

    /// <summary>Bytes that left, all that a file has besides its pictures included.</summary>
    public long Bytes { get; private set; }

    /// <summary>Earliest picture that left, UTC; null while none has.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>Latest picture that left, UTC; null while none has.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>How it ended: <see cref="IncidentEvent.ClipGiven.Whole"/>, or the stable code of why it did not.</summary>
    public string EndedBy { get; private set; } = "failed";

    /// <summary>SHA-256 of the bytes that left so far, lower-case hexadecimal.</summary>
    public string Sha256() => Convert.ToHexStringLower(_left.GetCurrentHash());

    /// <param name="http">Where it goes.</param>
    /// <param name="wanted">What is asked for.</param>
    /// <param name="taker">Who takes it, for the remark in the file and the mark in the pictures.</param>
    public async Task<IResult> SendAsync(HttpContext http, ClipInterval wanted, ClipTaker taker)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lease.Ended);
        try
        {
            var (there, refusal) = await FindAsync(wanted, over.Token);
            if (there is not null && await PlayAsync(http, there, taker, over.Token) is { } answer)
            {
                return answer;
            }

            refusal ??= RecordedMoment.NothingRecorded(null);
            EndedBy = refusal.Code;
            return Problem.Of(refusal);
        }
        catch (OperationCanceledException)
        {
            return CutOff(http, lease.Reason ?? "left");
        }
        catch (MarkFailedException e)
        {
            GateLog.ClipNotMarked(logger, e, lease.Camera, lease.Incident);
            return CutOff(http, e);
        }
        catch (Exception e) when (e is SegmentDamagedException or Mp4FormatException or IOException)
        {
            GateLog.RecordingDamaged(logger, e, lease.Camera, lease.Incident);
            return CutOff(http, e is IOException ? "failed" : "recording-damaged");
        }
    }

    public void Dispose() => _left.Dispose();

    /// <summary>What there is of it that one file can hold, or why there is nothing.</summary>
    private async Task<(ClipInterval? There, Refusal? Refusal)> FindAsync(ClipInterval wanted, CancellationToken over)
    {
        var bound = lease.PicturesFrom;
        if (wanted.Until < bound)
        {
            return (null, RecordedMoment.BeforeRelease(bound.Value));
        }

        var from = wanted.From < bound ? bound.Value : wanted.From;
        if (await recordings.ExtentAsync(lease.Incident, lease.Camera, over) is not { } extent || extent.Until < bound)
        {
            return (null, RecordedMoment.NothingRecorded(null));
        }

        if (extent.Until < from || extent.From > wanted.Until)
        {
            return (null, RecordedMoment.NothingRecorded((extent.From < bound ? bound.Value : extent.From, extent.Until)));
        }

        // Not waited for what is still to come: a clip of up to now ends with the newest picture there is.
        var until = wanted.Until < extent.Until ? wanted.Until : extent.Until;
        return extent.Changes.FirstOrDefault(change => change > from && change <= until) is { Ticks: > 0 } changed
            ? (null, new Refusal(
                "picture-changed",
                $"The camera's picture took another form at {RecordedMoment.Text(changed)}, and one file cannot hold both: ask for a clip until just before, and for one from then on."))
            : (new ClipInterval(from, until), null);
    }

    /// <summary>Null when there was no picture in it, and so nothing was sent.</summary>
    private async Task<IResult?> PlayAsync(HttpContext http, ClipInterval there, ClipTaker taker, CancellationToken over)
    {
        await foreach (var piece in Pieces(there, taker, over))
        {
            if (piece.At < lease.PicturesFrom)
            {
                return CutOff(http, ViewingRules.BeforeRelease);
            }

            if (piece.IsBeginning && lease.Holds)
            {
                Announce(http, piece.At);
            }

            if (!await LeavesAsync(http, piece.Bytes, over))
            {
                return CutOff(http, lease.Reason ?? "lease-expired");
            }

            if (!piece.IsBeginning)
            {
                Fragments++;
                (First, Last) = (First ?? piece.At, piece.At);
            }
        }

        if (First is null)
        {
            return null;
        }

        EndedBy = IncidentEvent.ClipGiven.Whole;
        return TypedResults.Empty;
    }

    /// <summary>The one place where it is chosen whether pictures leave as they are: where a mark is asked for they never do.</summary>
    private IAsyncEnumerable<ClipPiece> Pieces(ClipInterval there, ClipTaker taker, CancellationToken over)
    {
        var original = OriginalClip.ReadAsync(
            recordings, lease.Incident, lease.Camera, there.From, there.Until, lease.PicturesFrom,
            first => $"{taker.Person}, {taker.Organisation}; incident {lease.Incident}, camera {lease.Camera}, {RecordedMoment.Text(first)}", over);
        return lease.BurntInMark
            ? marker.MarkAsync(original, new ClipMark(taker.Organisation, $"Incident {lease.Incident}", $"Ref. {lease.Viewing}"), over)
            : original;
    }

    private void Announce(HttpContext http, DateTimeOffset first)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{lease.Camera}-{first.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.mp4");
        http.Response.ContentType = "video/mp4";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        http.Response.Headers["Clip-Starts-At"] = RecordedMoment.Text(first);
    }

    /// <summary>The gate: nothing passes without a lease that holds now. What was handed to the connection counts as gone.</summary>
    private async ValueTask<bool> LeavesAsync(HttpContext http, ReadOnlyMemory<byte> bytes, CancellationToken over)
    {
        if (!lease.Holds)
        {
            return false;
        }

        _left.AppendData(bytes.Span);
        Bytes += bytes.Length;
        await http.Response.Body.WriteAsync(bytes, over);
        return true;
    }

    private IResult CutOff(HttpContext http, string reason) => CutOff(http, reason, reason is "recording-damaged" or "failed"
        ? Problem.Of(StatusCodes.Status500InternalServerError, reason, "The recording cannot be read: warn the administrator.")
        : Problem.Of(StatusCodes.Status403Forbidden, reason, "The right to this clip ended while it was asked for."));

    private IResult CutOff(HttpContext http, MarkFailedException failed)
    {
        var code = failed.Fault switch
        {
            MarkFault.NoFont => "mark-font-missing",
            MarkFault.NoSeat => "mark-busy",
            MarkFault.Failed => "mark-failed",
            _ => throw new InvalidOperationException($"No code for {failed.Fault}."),
        };
        return CutOff(http, code, Problem.Of(StatusCodes.Status503ServiceUnavailable, code, failed.Message));
    }

    private IResult CutOff(HttpContext http, string reason, IResult problem)
    {
        EndedBy = reason;
        if (!http.Response.HasStarted)
        {
            http.Response.Headers.ContentDisposition = default;
        }

        return CutAnswer.Of(http, problem);
    }
}
