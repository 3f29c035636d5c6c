using System.Threading.Channels;
using LiveView.Domain.Identifiers;
using Microsoft.AspNetCore.SignalR;

namespace LiveView.Api.Desks;

/// <summary>What one console has still to hear, in order. When it falls too far behind it is cut off: it comes back and starts from a snapshot.</summary>
internal sealed class ConsoleLine
{
    private const int MostWaiting = 256;

    private readonly Channel<ConsoleAnnouncement> _waiting =
        Channel.CreateBounded<ConsoleAnnouncement>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly IClientProxy _console;
    private readonly Action _cut;
    private readonly ILogger _logger;

    public ConsoleLine(OrganisationId organisation, IClientProxy console, Action cut, ILogger logger)
    {
        (Organisation, _console, _cut, _logger) = (organisation, console, cut, logger);
        _ = SendAsync();
    }

    public OrganisationId Organisation { get; }

    public void Post(ConsoleAnnouncement announcement)
    {
        if (!_waiting.Writer.TryWrite(announcement))
        {
            _waiting.Writer.TryComplete();
            _cut();
        }
    }

    public void Complete() => _waiting.Writer.TryComplete();

    private async Task SendAsync()
    {
        try
        {
            await foreach (var announcement in _waiting.Reader.ReadAllAsync())
            {
                await _console.SendAsync("announce", announcement);
            }
        }
        catch (Exception e)
        {
            DeskLog.ConsoleLost(_logger, e, Organisation);
            _cut();
        }
    }
}
