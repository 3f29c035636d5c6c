using LiveView.Domain.Identifiers;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Handover;
using LiveView.Grains.Regions;

namespace LiveView.Grains.Tracking;

/// <summary>Where one object is about to come, for each incident that follows it. Lost with the activation, it goes on from what was offered.</summary>
internal sealed class NextRooms(RegionsInForce regions)
{
    /// <summary>An incident ends; what it asked need not be remembered for ever.</summary>
    private const int Most = 16;

    private Dictionary<IncidentId, InvitationBook>? _books;

    public Invitation[] CalledFor(IncidentId incident, Track track, string? lead, string[] offered, DateTimeOffset now)
    {
        // Regions are known by their room: what is remembered holds under new borders as well.
        var map = regions.Map;
        _books ??= [];
        if (_books.Count >= Most && !_books.ContainsKey(incident))
        {
            _books.Remove(_books.Keys.First());
        }

        var known = _books.GetValueOrDefault(incident) ?? InvitationBook.Resumed(offered.Select(map.Of).OfType<Region>(), now);
        var book = known.Next(track, map, map.Of(lead), now);
        _books[incident] = book;
        return [.. book.Standing];
    }
}
