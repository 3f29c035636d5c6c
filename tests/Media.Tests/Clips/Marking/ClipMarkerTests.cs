using LiveView.Media.Clips;
using LiveView.Media.Clips.Marking;
using LiveView.Media.Ingest;
using LiveView.Media.Tests.Mp4;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Media.Tests.Clips.Marking;

/// <summary>A clip comes out marked to its end, or it ends in an error: never a picture without a mark.</summary>
public class ClipMarkerTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly MediaNodeOptions s_options = new();

    [Fact]
    public async Task Every_picture_comes_out_once_with_the_time_at_which_it_was_taken()
    {
        var original = Original().ToArray();
        var made = await MarkedAsync(s_options, original, "Meldkamer");

        Assert.Equal(original.Select(piece => piece.IsBeginning), made.Select(piece => piece.IsBeginning));
        Assert.Equal(original.Select(piece => piece.At), made.Select(piece => piece.At));
    }

    [Theory]
    [InlineData("%{localtime}")]
    [InlineData("%{pts}")]
    [InlineData("%{e\\:1/0}")]
    [InlineData("';[in]drawbox,movie=/etc/passwd")]
    [InlineData("%")]
    [InlineData("\\")]
    [InlineData("\u202E\n\0")]
    public async Task No_name_keeps_a_clip_from_being_marked(string name)
    {
        var made = await MarkedAsync(s_options, Original(), name);
        Assert.Equal(Original().Count(), made.Count);
    }

    [Fact]
    public async Task Without_letters_nothing_comes_out() =>
        Assert.Equal((MarkFault.NoFont, 0), await FailedAsync(s_options with { MarkFontPath = "/usr/share/fonts/none.ttf" }));

    [Fact]
    public async Task Without_ffmpeg_nothing_comes_out() =>
        Assert.Equal((MarkFault.Failed, 0), await FailedAsync(s_options with { SetprivPath = null, PrlimitPath = null, FfmpegPath = "/usr/bin/no-ffmpeg" }));

    [Fact]
    public async Task With_no_seat_free_nothing_comes_out()
    {
        var seats = new TranscoderSeats(1);
        using var seat = seats.TryTake();
        Assert.Equal((MarkFault.NoSeat, 0), await FailedAsync(s_options, seats));
    }

    [Fact]
    public async Task A_clip_whose_ffmpeg_is_killed_does_not_end_as_a_whole()
    {
        var seats = new TranscoderSeats(1);
        await using var marker = new ClipMarker(s_options, seats, TimeProvider.System, NullLogger<ClipMarker>.Instance);
        var pieces = marker.MarkAsync(Endless(), new ClipMark("Meldkamer", "Incident 1", "Ref. 2"), CancellationToken.None);
        var failed = await Assert.ThrowsAsync<MarkFailedException>(async () =>
        {
            await foreach (var piece in pieces)
            {
                if (!piece.IsBeginning)
                {
                    KillOwnChildren();
                }
            }
        });

        Assert.Equal((MarkFault.Failed, 0), (failed.Fault, seats.Taken));
    }

    private static async Task<List<ClipPiece>> MarkedAsync(MediaNodeOptions options, IEnumerable<ClipPiece> original, string name, TranscoderSeats? seats = null, List<ClipPiece>? made = null)
    {
        made ??= [];
        await using var marker = new ClipMarker(options, seats ?? new TranscoderSeats(1), TimeProvider.System, NullLogger<ClipMarker>.Instance);
        await foreach (var piece in marker.MarkAsync(original.ToAsyncEnumerable(), new ClipMark(name, "Incident 1", "Ref. 2"), CancellationToken.None))
        {
            made.Add(piece);
        }

        return made;
    }

    private static async Task<(MarkFault Fault, int Made)> FailedAsync(MediaNodeOptions options, TranscoderSeats? seats = null)
    {
        var made = new List<ClipPiece>();
        var failed = await Assert.ThrowsAsync<MarkFailedException>(() => MarkedAsync(options, Original(), "Meldkamer", seats, made));
        return (failed.Fault, made.Count);
    }

    private static IEnumerable<ClipPiece> Original()
    {
        var source = Streams.Cut(Streams.H264);
        yield return new ClipPiece(source.Init.Bytes, s_start, IsBeginning: true, TimeSpan.Zero);
        foreach (var fragment in source.Fragments)
        {
            var since = TimeSpan.FromSeconds((double)fragment.DecodeTime / source.Init.Timescale);
            yield return new ClipPiece(fragment.Memory[fragment.Headroom..], s_start + since, IsBeginning: false, since);
        }
    }

    /// <summary>A clip that waits for its next picture once the ones there are have been given.</summary>
    private static async IAsyncEnumerable<ClipPiece> Endless(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var piece in Original())
        {
            yield return piece;
        }

        await new TaskCompletionSource().Task.WaitAsync(cancellation);
    }

    private static void KillOwnChildren()
    {
        foreach (var child in System.Diagnostics.Process.GetProcessesByName("ffmpeg").Where(child => IsOwn(child.Id)))
        {
            child.Kill();
        }
    }

    private static bool IsOwn(int id) =>
        File.Exists($"/proc/{id}/cmdline") && File.ReadAllText($"/proc/{id}/cmdline").Contains("live-view-marks-", StringComparison.Ordinal)
        && File.ReadAllText($"/proc/{id}/stat").Split(' ')[3] == Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
