using System.Collections.Concurrent;
using LiveView.Domain.Identifiers;
using Microsoft.AspNetCore.SignalR;

namespace LiveView.Api.Desks;

/// <summary>The consoles of this edge, each with a short queue of its own: one that does not listen harms only itself.</summary>
internal sealed class ConsoleLines(IHubContext<DeskHub> hub, ILogger<ConsoleLines> logger)
{
    private readonly ConcurrentDictionary<string, ConsoleLine> _lines = new();

    /// <summary>A console of an organisation begins to hear; called again on the same connection it changes nothing.</summary>
    public void Open(HubCallerContext console, OrganisationId organisation) => _lines.GetOrAdd(
        console.ConnectionId, id => new ConsoleLine(organisation, hub.Clients.Client(id), console.Abort, logger));

    public void Close(string connection)
    {
        if (_lines.TryRemove(connection, out var line))
        {
            line.Complete();
        }
    }

    /// <summary>Tells every console of an organisation; never waits.</summary>
    public void Post(OrganisationId organisation, ConsoleAnnouncement announcement)
    {
        foreach (var line in _lines.Values)
        {
            if (line.Organisation == organisation)
            {
                line.Post(announcement);
            }
        }
    }
}
