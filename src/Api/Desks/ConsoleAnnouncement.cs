using LiveView.Domain.Incidents.Views;
using LiveView.Grains.Abstractions.Desks;

namespace LiveView.Api.Desks;

/// <summary>What a console hears of a desk: an announcement without the rights.</summary>
internal sealed record ConsoleAnnouncement(string Run, long Position, string Event, IncidentView? Incident, DeskNotice? Notice)
{
    public static ConsoleAnnouncement Of(DeskAnnouncement announcement) =>
        new(announcement.Run, announcement.Position, announcement.Event, announcement.Incident, announcement.Notice);
}
