using System.IO.Pipelines;
using LiveView.Api.Intake;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Time.Testing;

namespace LiveView.Api.Tests.Intake;

/// <summary>How long a line may be kept busy; the test moves the clock.</summary>
[Collection(ServerCollection.Name)]
public class SlowLineTests(LiveServer server)
{
    private static readonly OrganisationId Centre = OrganisationId.Parse("pac-veilig");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task A_frame_that_comes_a_byte_a_second_is_cut_after_ten()
    {
        var (line, panel) = Open();
        for (var second = 0; second < 9; second++)
        {
            await panel.WriteAsync("\n0123456789"u8.Slice(second, 1).ToArray());
            await TakenAsync();
            Assert.False(line.IsCompleted, $"cut after {second} s");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _time.Advance(TimeSpan.FromSeconds(2));
        await line.WaitAsync(Patience, TimeProvider.System);
    }

    [Fact]
    public async Task A_line_without_a_word_stays_open_for_minutes()
    {
        var (line, _) = Open();
        _time.Advance(TimeSpan.FromMinutes(9));
        await TakenAsync();
        Assert.False(line.IsCompleted);
    }

    [Fact]
    public async Task A_line_without_a_word_for_ten_minutes_is_cut()
    {
        var (line, _) = Open();
        _time.Advance(TimeSpan.FromMinutes(10));
        await line.WaitAsync(Patience, TimeProvider.System);
    }

    private (Task Line, PipeWriter Panel) Open()
    {
        // Inline, so that a byte is taken before the write of it returns.
        var options = new PipeOptions(readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false);
        var pair = DuplexPipe.CreateConnectionPair(options, options);
        var connection = new DefaultConnectionContext("line", pair.Transport, pair.Application) { Transport = pair.Transport };
        var line = new Dc09Line(server.Get<Dc09Receiver>(), server.Get<IntakeNotices>(), _time);
        return (line.RunAsync(connection, Centre), pair.Application.Output);
    }

    /// <summary>Lets whatever is ready run.</summary>
    private static async Task TakenAsync()
    {
        for (var i = 0; i < 20; i++)
        {
            await Task.Yield();
        }
    }

    private sealed class DuplexPipe(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;

        public static (IDuplexPipe Transport, IDuplexPipe Application) CreateConnectionPair(PipeOptions inward, PipeOptions outward)
        {
            var (toServer, toPanel) = (new Pipe(inward), new Pipe(outward));
            return (new DuplexPipe(toServer.Reader, toPanel.Writer), new DuplexPipe(toPanel.Reader, toServer.Writer));
        }
    }
}
