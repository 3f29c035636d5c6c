using LiveView.Api.Identity;
using Microsoft.AspNetCore.SignalR;

namespace LiveView.Api.Desks;

/// <summary>The line between a desk and its consoles: SignalR over WebSockets.</summary>
internal sealed class DeskHub(DeskReader desk, ConsoleLines lines) : Hub
{
    /// <summary>Begins to hear announcements, and says how the desk stands.</summary>
    public Task<ConsoleSnapshot> Join()
    {
        lines.Open(Context, Context.User!.OrganisationId());
        return desk.ReadAsync(Context.User!);
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        lines.Close(Context.ConnectionId);
        return Task.CompletedTask;
    }
}
