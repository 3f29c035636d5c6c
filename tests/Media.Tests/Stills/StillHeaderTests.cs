using LiveView.Media.Stills;

namespace LiveView.Media.Tests.Stills;

/// <summary>How large a picture is, is known before anything decodes it.</summary>
public class StillHeaderTests
{
    [Fact]
    public void Each_format_says_how_large_it_is()
    {
        Assert.Equal(new StillHeader(StillFormat.Jpeg, 320, 200), StillHeader.Read(Pictures.Jpeg())!.Value with { HasMetadata = false });
        Assert.Equal(new StillHeader(StillFormat.Png, 320, 200), StillHeader.Read(Pictures.Png()));
        Assert.Equal(new StillHeader(StillFormat.WebP, 320, 200), StillHeader.Read(Pictures.WebP()));
        Assert.Equal(new StillHeader(StillFormat.WebP, 320, 200), StillHeader.Read(Pictures.WebP(lossless: "1")));
        Assert.Equal(
            new StillHeader(StillFormat.WebP, 320, 200),
            StillHeader.Read(Pictures.WebP("testsrc2=s=320x200,format=yuva420p,colorchannelmixer=aa=0.5")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_telephone_says_how_its_photo_is_to_be_turned(bool little)
    {
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            Assert.Equal(orientation, StillHeader.Read(Pictures.FromTelephone(Pictures.Jpeg(), orientation, little))?.Orientation);
        }

        Assert.Equal(1, StillHeader.Read(Pictures.FromTelephone(Pictures.Jpeg(), 9, little))?.Orientation);
        Assert.Equal(1, StillHeader.Read(Pictures.FromTelephone(Pictures.Jpeg(), 0, little))?.Orientation);
    }

    [Theory]
    [InlineData(0xE1)]
    [InlineData(0xE2)]
    [InlineData(0xED)]
    [InlineData(0xFE)]
    public void Words_about_the_picture_are_noticed(byte marker) =>
        Assert.True(StillHeader.Read(Pictures.WithSegment(Pictures.Jpeg(), marker, "words"u8.ToArray()))?.HasMetadata);

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a")]
    [InlineData("%PDF-1.7")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("RIFF1234WAVE")]
    public void Other_formats_are_none(string begin) => Assert.Null(StillHeader.FormatOf(System.Text.Encoding.ASCII.GetBytes(begin)));

    [Fact]
    public void Nothing_is_read_from_a_picture_that_is_cut_off_before_its_size() => Assert.All(
        new[] { (Pictures.Jpeg(), 20), (Pictures.Png(), 32), (Pictures.WebP(), 29) },
        each => Assert.All(Enumerable.Range(0, each.Item2), length => Assert.Null(StillHeader.Read(each.Item1.AsSpan(0, length)))));

    [Fact]
    public void A_picture_without_pixels_is_none() => Assert.All(
        new[] { (0, 10), (10, 0), (-1, 10), (int.MinValue, 1) },
        size => Assert.Null(StillHeader.Read(Pictures.PngThatSays(size.Item1, size.Item2))));
}
