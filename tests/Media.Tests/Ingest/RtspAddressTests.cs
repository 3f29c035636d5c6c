using LiveView.Media.Ingest;

namespace LiveView.Media.Tests.Ingest;

public class RtspAddressTests
{
    [Theory]
    [InlineData("rtsp://127.0.0.1:8554/overview", "rtsp://127.0.0.1:8554/overview")]
    [InlineData("rtsp://camera.example/a?b=c", "rtsp://camera.example:554/a?b=c")]
    [InlineData("rtsps://[::1]/a", "rtsps://[::1]:322/a")]
    [InlineData("RTSP://Camera/", "rtsp://camera:554/")]
    public void An_address_is_read_and_written_in_one_way(string text, string written) =>
        Assert.Equal(written, RtspAddress.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("http://camera/a")]
    [InlineData("file:///etc/passwd")]
    [InlineData("concat:rtsp://a|b")]
    [InlineData("-i")]
    [InlineData("/etc/passwd")]
    [InlineData("rtsp:///a")]
    [InlineData("rtsp://camera:0/a")]
    [InlineData("rtsp://camera:99999/a")]
    [InlineData("rtsp://camera/a b")]
    [InlineData("rtsp://camera/a#b")]
    [InlineData("rtsp://camera/\na")]
    public void Anything_else_is_refused(string text) => Assert.False(RtspAddress.TryParse(text, out _));

    [Fact]
    public void An_address_with_a_password_is_refused_without_repeating_it()
    {
        var refusal = Assert.Throws<FormatException>(() => RtspAddress.Parse("rtsp://root:secret@camera/a"));

        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_never_show_in_text() =>
        Assert.DoesNotContain("secret", $"{new CameraCredentials("root", "secret")}", StringComparison.Ordinal);
}
