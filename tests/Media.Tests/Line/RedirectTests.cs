using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Tests.Ingest;

namespace LiveView.Media.Tests.Line;

/// <summary>A camera may not make the node, or the ffmpeg behind it, call whom it likes.</summary>
[Collection("processes")]
public sealed class RedirectTests : IDisposable
{
    private const string Elsewhere = "Location: rtsp://127.0.0.1:{port}/x\r\n";
    private readonly CountingListener _elsewhere = new();

    [Theory]
    [InlineData("RTSP/1.0 302 Moved\r\nCSeq: {cseq}\r\n" + Elsewhere + "\r\n", PictureFault.Redirected)]
    [InlineData("RTSP/1.0 301 Moved\r\nCSeq: {cseq}\r\n" + Elsewhere + "\r\n", PictureFault.Redirected)]
    [InlineData("RTSP/1.0  302 Moved\r\nCSeq: {cseq}\r\n" + Elsewhere + "\r\n", PictureFault.Redirected)]
    [InlineData("RTSP/1.0 0302 Moved\r\nCSeq: {cseq}\r\n" + Elsewhere + "\r\n", PictureFault.Redirected)]
    [InlineData("REDIRECT rtsp://a/ RTSP/1.0\r\nCSeq: {cseq}\r\n" + Elsewhere + "\r\n", PictureFault.Redirected)]
    [InlineData("RTSP/1.0\t302 Moved\r\nCSeq: {cseq}\r\n" + Elsewhere + "\r\n", PictureFault.BadStream)]
    [InlineData("HTTP/1.1 302 Moved\r\nCSeq: {cseq}\r\n" + Elsewhere + "\r\n", PictureFault.BadStream)]
    [InlineData("RTSP/1.0 200 OK\r\nCSeq: {cseq}\r\nContent-Length: 90\r\nContent-Length: 0\r\n\r\nRTSP/1.0 302 Moved\r\nCSeq: 2\r\n" + Elsewhere + "\r\n", PictureFault.BadStream)]
    [InlineData("RTSP/1.0 200 OK\r\nCSeq: {cseq}\r\nTransfer-Encoding: chunked\r\n\r\nRTSP/1.0 302 Moved\r\nCSeq: 2\r\n" + Elsewhere + "\r\n", PictureFault.BadStream)]
    [InlineData("RTSP/1.0 200 OK\r\n$\0\0\u0001x\r\nCSeq: {cseq}\r\n" + Elsewhere + "\r\n", PictureFault.BadStream)]
    [InlineData("RTSP/1.0 200 OK\nCSeq: {cseq}\n\nRTSP/1.0 302 Moved\nCSeq: 2\n" + Elsewhere + "\r\n\r\n", PictureFault.NoVideo)]
    [InlineData("RTSP/1.0 302 Moved\nCSeq: {cseq}\n" + Elsewhere + "\n", PictureFault.Redirected)]
    [InlineData("RTSP/1.0 200 OK\nCSeq: {cseq}\rRTSP/1.0 302 Moved\rCSeq: 2\r" + Elsewhere + "\r\n", PictureFault.BadStream)]
    [InlineData("RTSP/1.0 200 OK\r\nCSeq: {cseq}\r\nContent-Length: -5\r\n\r\n", PictureFault.BadStream)]
    [InlineData("RTSP/1.0 200 OK\r\nCSeq: {cseq}\r\nContent-Length: 99999999999\r\n\r\n", PictureFault.BadStream)]
    public async Task No_answer_of_a_camera_leads_elsewhere(string answer, PictureFault fault)
    {
        using var camera = new HostileCamera(_ => answer.Replace("{port}", $"{_elsewhere.Port}", StringComparison.Ordinal));
        await using var bench = new NodeBench();
        bench.Assign(RtspAddress.Parse($"rtsp://127.0.0.1:{camera.Port}/till?http"));
        using var viewer = await bench.WatchAsync();

        var seen = await viewer.UntilAsync(message => message is FeedMessage.StateChanged { State.Fault: not PictureFault.None });

        Assert.Equal(fault, ((FeedMessage.StateChanged)seen).State.Fault);
        Assert.Empty(await _elsewhere.SettledAsync());
    }

    [Fact]
    public async Task The_camera_is_asked_for_its_own_address_and_no_word_in_it_is_obeyed()
    {
        using var camera = new HostileCamera(_ => "RTSP/1.0 404 Not Found\r\nCSeq: {cseq}\r\n\r\n");
        await using var bench = new NodeBench();
        bench.Assign(RtspAddress.Parse($"rtsp://127.0.0.1:{camera.Port}/till?http&udp"));
        using var viewer = await bench.WatchAsync();

        await viewer.UntilStateAsync(PictureCondition.Failed);

        lock (camera.Requests)
        {
            Assert.Equal($"DESCRIBE rtsp://127.0.0.1:{camera.Port}/till?http&udp RTSP/1.0", camera.Requests[0]);
        }
    }

    public void Dispose() => _elsewhere.Dispose();
}
