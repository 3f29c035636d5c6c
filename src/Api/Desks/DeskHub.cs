using LiveView.Api.Identity;
using Microsoft.AspNetCore.SignalR;

namespace LiveView.Api.Desks;

/// <summary>The line between a desk and its consoles: SignalR over WebSockets.</summary>
internal sealed class DeskHub(DeskReader desk) : Hub
{
    /// <summary>Begins to hear announcements, and says how the desk stands.</summary>
    public async Task<ConsoleSnapshot> Join()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, DeskEars.GroupOf(Context.User!.OrganisationId()), Context.ConnectionAborted);
        return await desk.ReadAsync(Context.User!);
    }
}
