using LiveView.Domain.Incidents.Views;
using LiveView.Grains.Abstractions.Desks;

namespace LiveView.Api.Desks;

/// <summary>What a console hears of a desk: an announcement without the rights.</summary>
internal sealed record ConsoleAnnouncement(string Run, long Position, string Event, IncidentView? Incident, DeskNotice? Notice)
{
    public static ConsoleAnnouncement Of(DeskAnnouncement announcement) =>
        new(announcement.Run, announcement.Position, announcement.Event, announcement.Incident, announcement.Notice);

    /// <summary>
    /// Something went astray on its way to this edge, up to this position. It stands for what it does not bring: a console that is not as
    /// far asks for the whole desk again, also when this is the very next position.
    /// </summary>
    public static ConsoleAnnouncement Resynchronise(DeskSnapshot desk) => new(desk.Run, desk.Position, "resynchronise", null, null);
}
