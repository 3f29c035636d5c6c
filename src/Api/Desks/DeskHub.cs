using LiveView.Api.Identity;
using Microsoft.AspNetCore.SignalR;

namespace LiveView.Api.Desks;

/// <summary>The line between a desk and its consoles: SignalR over WebSockets.</summary>
internal sealed class DeskHub(DeskReader desk, ConsoleLines lines, SessionWatch sessions, IHostApplicationLifetime lifetime) : Hub
{
    /// <summary>Begins to hear announcements, and says how the desk stands.</summary>
    public Task<ConsoleSnapshot> Join()
    {
        if (DeskReader.HasDesk(Context.User!))
        {
            lines.Open(Context, Context.User!.OrganisationId());
        }

        return desk.ReadAsync(Context.User!);
    }

    /// <summary>
    /// The line stands on the session and ends with it. A console that was told that the server stops comes back at once, before the doors are shut: it would hold up the stop.
    /// </summary>
    public override Task OnConnectedAsync()
    {
        var hold = sessions.Hold(Context.User!.Session());
        Context.Items[typeof(SessionHold)] = hold;
        hold.OnEnded(Context.Abort);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            Context.Abort();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        lines.Close(Context.ConnectionId);
        (Context.Items[typeof(SessionHold)] as SessionHold)?.Dispose();
        return Task.CompletedTask;
    }
}
