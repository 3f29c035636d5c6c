using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using LiveView.Api.Tests.Hosting;

namespace LiveView.Api.Tests.Doors;

/// <summary>Requests that two servers could cut in two ways, and requests that never end.</summary>
[Collection(ServerCollection.Name)]
public class FramingTests(LiveServer server)
{
    private const string Smuggled = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(2);

    /// <summary>Each holds a second request in what another server may take for the body of the first.</summary>
    public static TheoryData<string> Corpus() =>
    [
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + Smuggled,
        "Content-Length: 0\r\nContent-Length: 5\r\n\r\n" + Smuggled,
        "Content-Length: 5\r\nContent-Length: 0\r\n\r\n" + Smuggled,
        "Content-Length: 0, 5\r\n\r\n" + Smuggled,
        "Content-Length: 0x0\r\n\r\n" + Smuggled,
        "Content-Length: 0 0\r\n\r\n" + Smuggled,
        "Content-Length: 0\u000b\r\n\r\n" + Smuggled,
        "Content-Length : 0\r\n\r\n" + Smuggled,
        " Content-Length: 0\r\n\r\n" + Smuggled,
        "Content-Length\u0000: 0\r\n\r\n" + Smuggled,
        "Content-Length: 99999999999999999999\r\n\r\n" + Smuggled,
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: identity\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: gzip, chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n" + Smuggled,
        "X: a\nTransfer-Encoding: chunked\n\n0\n\n" + Smuggled,
        "X: a\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Smuggled,
        "X: a\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n" + Smuggled,
        "Transfer-Encoding: chunked\r\n\r\n1;a=b\nX\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: chunked\r\n\r\n1\r\nXY\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\nX\r\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: chunked\r\n\r\n1\r\nX\n0\r\n\r\n" + Smuggled,
        "Transfer-Encoding: chunked\r\n\r\n0;\r\r\n\r\n" + Smuggled,
    ];

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task A_request_that_can_be_cut_in_two_ways_gets_one_answer_at_most_and_the_line_is_closed(string rest)
    {
        var (said, closed) = await SendAsync($"POST /health/live HTTP/1.1\r\nHost: {server.Http.Authority}\r\nOrigin: {server.Http.GetLeftPart(UriPartial.Authority)}\r\n{rest}");

        Assert.True(Answers(said) <= 1, said);
        Assert.True(closed || said.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), said);
        Assert.DoesNotContain("\"live\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_requests_that_are_clear_get_two_answers_or_these_tests_are_blind()
    {
        var one = $"GET /health/live HTTP/1.1\r\nHost: {server.Http.Authority}\r\n\r\n";

        Assert.Equal(2, Answers((await SendAsync(one + one)).Said));
    }

    [Fact]
    public async Task A_request_line_that_comes_a_byte_at_a_time_is_cut_off_within_fifteen_seconds() =>
        Assert.InRange(await TrickleAsync("GET /health/live HTTP/1.1\r\nX: "), 0, 15);

    [Fact]
    public async Task A_body_that_comes_a_byte_at_a_time_is_cut_off_within_fifteen_seconds() =>
        Assert.InRange(await TrickleAsync(
            $"POST /v1/demo/sign-in HTTP/1.1\r\nHost: {server.Http.Authority}\r\nOrigin: {server.Http.GetLeftPart(UriPartial.Authority)}\r\n"
            + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"), 0, 15);

    private static int Answers(string said) => said.Split("HTTP/1.1 ").Length - 1;

    private async Task<(string Said, bool Closed)> SendAsync(string request)
    {
        using var socket = await ConnectAsync();
        await socket.SendAsync(Encoding.Latin1.GetBytes(request));
        var said = new StringBuilder();
        var buffer = new byte[8192];
        using var quiet = new CancellationTokenSource(s_quiet);
        try
        {
            while (await socket.ReceiveAsync(buffer, quiet.Token) is var read and > 0)
            {
                said.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }

            return (said.ToString(), true);
        }
        catch (SocketException)
        {
            return (said.ToString(), true);
        }
        catch (OperationCanceledException)
        {
            return (said.ToString(), false);
        }
    }

    /// <returns>Seconds until the server hung up.</returns>
    private async Task<double> TrickleAsync(string start)
    {
        using var socket = await ConnectAsync();
        await socket.SendAsync(Encoding.Latin1.GetBytes(start));
        var since = Stopwatch.StartNew();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        var hearing = HearEndAsync(socket, patience.Token);
        while (!hearing.IsCompleted && await beat.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                await socket.SendAsync(new byte[] { (byte)'a' });
            }
            catch (SocketException)
            {
                break;
            }
        }

        await hearing;
        return since.Elapsed.TotalSeconds;
    }

    private static async Task HearEndAsync(Socket socket, CancellationToken patience)
    {
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, patience) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Hung up.
        }
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Http.Host, server.Http.Port);
        return socket;
    }
}
