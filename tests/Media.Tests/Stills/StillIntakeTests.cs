using LiveView.Media.Ingest;
using LiveView.Media.Stills;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Media.Tests.Stills;

/// <summary>What comes in is made anew from its pixels, or not at all.</summary>
[Collection("processes")]
public sealed class StillIntakeTests : IAsyncDisposable
{
    private readonly StillIntake _intake = new(new MediaNodeOptions(), TimeProvider.System, NullLogger<StillIntake>.Instance);

    [Fact]
    public async Task Where_and_with_what_a_photo_was_taken_is_gone()
    {
        var photo = Pictures.WithSegment(Pictures.FromTelephone(Pictures.Jpeg()), 0xFE, "Jan Jansen"u8.ToArray());
        Assert.True(photo.AsSpan().IndexOf("GPS-52.0907N"u8) > 0);
        var still = await TakeAsync(StillFormat.Jpeg, photo);

        Assert.True(still.Jpeg.Span.IndexOf("GPS"u8) < 0);
        Assert.True(still.Jpeg.Span.IndexOf("Exif"u8) < 0);
        Assert.True(still.Jpeg.Span.IndexOf("Jansen"u8) < 0);
        Assert.False(StillHeader.Read(still.Jpeg.Span)!.Value.HasMetadata);
    }

    [Fact]
    public async Task What_is_hidden_behind_a_picture_is_gone()
    {
        byte[] both = [.. Pictures.Jpeg(), .. "PK\x03\x04<script>alert(1)</script>"u8];
        Assert.True((await TakeAsync(StillFormat.Jpeg, both)).Jpeg.Span.IndexOf("script"u8) < 0);
    }

    [Fact]
    public async Task Each_format_is_taken_in_and_kept_as_jpeg()
    {
        foreach (var (format, picture) in new[] { (StillFormat.Jpeg, Pictures.Jpeg()), (StillFormat.Png, Pictures.Png()), (StillFormat.WebP, Pictures.WebP()) })
        {
            var still = await TakeAsync(format, picture);
            Assert.Equal((320, 200), (still.Width, still.Height));
            Assert.Equal(StillFormat.Jpeg, StillHeader.FormatOf(still.Jpeg.Span));
        }
    }

    /// <summary>The left half is red: turned clockwise it is above.</summary>
    [Fact]
    public async Task A_photo_stands_upright_without_the_word_that_said_how()
    {
        var photo = Pictures.Jpeg("color=red:s=320x200,drawbox=x=160:w=160:h=200:color=blue:t=fill");
        var still = await TakeAsync(StillFormat.Jpeg, Pictures.FromTelephone(photo, orientation: 6));

        Assert.Equal((200, 320), (still.Width, still.Height));
        var pixels = await Pictures.PixelsAsync(still.Jpeg);
        Assert.True(pixels[0] > 200 && pixels[2] < 60, "red above");
        Assert.True(pixels[^3] < 60 && pixels[^1] > 200, "blue below");
    }

    [Fact]
    public async Task A_plan_drawn_on_nothing_is_shown_on_white()
    {
        var still = await TakeAsync(StillFormat.Png, Pictures.Png("color=black:s=64x64,format=rgba,colorchannelmixer=aa=0"));
        Assert.All(await Pictures.PixelsAsync(still.Jpeg), value => Assert.True(value > 250));
    }

    [Fact]
    public async Task A_large_picture_is_kept_smaller()
    {
        var still = await TakeAsync(StillFormat.Png, Pictures.Png("color=green:s=7680x100"));
        Assert.Equal((3840, 50), (still.Width, still.Height));
    }

    [Fact]
    public async Task A_picture_of_noise_is_kept_small_enough_too()
    {
        // Noise of 3840 x 2160 has about 17 MB at this quality, and comes in as a JPEG of poorer quality.
        var noise = Rtsp.Programs.Ffmpeg(
            "-f", "lavfi", "-i", "nullsrc=s=3840x2160,geq=random(1)*255:random(2)*255:random(3)*255", "-frames:v", "1", "-pix_fmt", "yuvj444p",
            "-c:v", "mjpeg", "-q:v", "12", "-f", "image2pipe", "pipe:1");
        Assert.InRange(noise.Length, 1, StillLimits.MostBytes);
        var still = await TakeAsync(StillFormat.Jpeg, noise);
        Assert.Equal(StillLimits.LongestSideOfNoise, still.Width);
    }

    [Fact]
    public async Task What_is_no_picture_or_another_than_was_said_is_not_taken_in()
    {
        Assert.Equal(StillFault.UnknownFormat, await FaultAsync(StillFormat.Jpeg, "<html>"u8.ToArray()));
        Assert.Equal(StillFault.UnknownFormat, await FaultAsync(StillFormat.Jpeg, []));
        Assert.Equal(StillFault.Mislabelled, await FaultAsync(StillFormat.Jpeg, Pictures.Png()));
        Assert.Equal(StillFault.Mislabelled, await FaultAsync(StillFormat.WebP, Pictures.Jpeg()));
        Assert.Equal(StillFault.TooManyBytes, await FaultAsync(StillFormat.Jpeg, [.. Pictures.Jpeg(), .. new byte[StillLimits.MostBytes]]));
    }

    [Fact]
    public async Task A_bomb_is_refused_before_it_is_decoded()
    {
        Assert.Equal(StillFault.TooManyPixels, await FaultAsync(StillFormat.Png, Pictures.PngThatSays(40_001, 1_000)));
        Assert.Equal(StillFault.TooManyPixels, await FaultAsync(StillFormat.Png, Pictures.PngThatSays(int.MaxValue, int.MaxValue)));
    }

    [Fact]
    public async Task A_picture_that_is_larger_inside_than_it_says_is_refused_by_the_decoder()
    {
        // VP8X says 320 x 200, and the picture within is one of 100 million pixels that ffmpeg is told not to decode.
        byte[] within = [.. "VP8L"u8, 10, 0, 0, 0, 0x2F, .. BitConverter.GetBytes((uint)(10_000 - 1) | ((10_000 - 1) << 14)), 0, 0, 0, 0, 0];
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0x3F, 1, 0, 199, 0, 0];
        byte[] file = [.. "RIFF"u8, .. BitConverter.GetBytes(4 + extended.Length + within.Length), .. "WEBP"u8, .. extended, .. within];
        Assert.Equal(320, StillHeader.Read(file)?.Width);
        Assert.Equal(StillFault.Damaged, await FaultAsync(StillFormat.WebP, file));
    }

    [Fact]
    public async Task What_is_cut_off_or_torn_is_not_taken_in()
    {
        var png = Pictures.Png();
        Assert.Equal(StillFault.Damaged, await FaultAsync(StillFormat.Png, png[..(png.Length / 2)]));
        Assert.Equal(StillFault.Damaged, await FaultAsync(StillFormat.Png, Pictures.PngThatSays(3_000, 3_000)));
        var webp = Pictures.WebP();
        Assert.Equal(StillFault.Damaged, await FaultAsync(StillFormat.WebP, webp[..(webp.Length / 2)]));
        var jpeg = Pictures.Jpeg();
        Assert.Equal(StillFault.Damaged, await FaultAsync(StillFormat.Jpeg, jpeg[..(jpeg.Length / 2)]));
        Assert.Equal(StillFault.Damaged, await FaultAsync(StillFormat.Jpeg, [0xFF, 0xD8, 0xFF, 0xE0]));
    }

    [Fact]
    public async Task An_animation_is_not_taken_in()
    {
        var webp = Pictures.WebP("testsrc2=s=320x200,format=yuva420p,colorchannelmixer=aa=0.5");
        webp[20] |= 0x02;
        Assert.Equal(StillFault.Animated, await FaultAsync(StillFormat.WebP, webp));
    }

    [Fact]
    public async Task Without_ffmpeg_nothing_is_taken_in()
    {
        await using var intake = new StillIntake(
            new MediaNodeOptions { FfmpegPath = "/usr/bin/no-such-ffmpeg", SetprivPath = null, PrlimitPath = null }, TimeProvider.System,
            NullLogger<StillIntake>.Instance);
        Assert.Equal(StillFault.NoFfmpeg, (await intake.TakeInAsync(StillFormat.Png, Pictures.Png(), default)).Fault);
    }

    public ValueTask DisposeAsync() => _intake.DisposeAsync();

    private async Task<Still> TakeAsync(StillFormat said, byte[] picture)
    {
        var result = await _intake.TakeInAsync(said, picture, default);
        Assert.Null(result.Fault);
        return result.Still!;
    }

    private async Task<StillFault?> FaultAsync(StillFormat said, byte[] picture) => (await _intake.TakeInAsync(said, picture, default)).Fault;
}
