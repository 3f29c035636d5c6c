using System.Globalization;
using LiveView.Simulation.Browsers;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Bytes of pictures that came to a page, counted at its sockets and answers and not by the page itself.</summary>
internal sealed class ReceivedPictures
{
    private long _bytes;

    public ReceivedPictures(DeskPage page)
    {
        page.Page.WebSocket += (_, socket) =>
        {
            if (socket.Url.EndsWith("/v1/pictures", StringComparison.Ordinal))
                socket.FrameReceived += (_, frame) => Interlocked.Add(ref _bytes, frame.Binary?.Length ?? 0);
        };
        page.Page.Response += (_, answer) =>
        {
            if (answer.Ok && answer.Headers.TryGetValue("content-type", out var type) && type == "image/jpeg")
                Interlocked.Add(ref _bytes, long.Parse(answer.Headers["content-length"], CultureInfo.InvariantCulture));
        };
    }

    public long Bytes => Interlocked.Read(ref _bytes);
}
