using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Tracking;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

/// <summary>
/// Asks the objects that are led, every few seconds, where they are about to come. Nothing waits for the answer: an object that does not
/// answer must hold up no right.
/// </summary>
internal sealed class LeadKeeper(IGrainFactory grains, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly HashSet<(TrackedObjectId, Region)> _told = [];
    private Task<Wish[]>? _asking;
    private long? _asked;

    /// <summary>What the rooms that lead want by now, by their machinery.</summary>
    public async ValueTask<IReadOnlyList<Wish>> DueAsync(Incident incident)
    {
        if (_asking is { IsCompleted: true } answered)
        {
            _asking = null;
            return await answered;
        }

        var led = incident.IsOpen ? incident.Objects.FindAll(each => each.Lead.Lead is not null) : [];
        if (_asking is null && led.Count > 0 && !(_asked is { } at && time.GetElapsedTime(at) < Pace))
        {
            _asked = time.GetTimestamp();
            _asking = AskAsync(incident, led);
        }

        return [];
    }

    private async Task<Wish[]> AskAsync(Incident incident, IReadOnlyList<IncidentObject> led)
    {
        try
        {
            var known = await grains.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Organisations().WaitAsync(Patience);
            return [.. (await Task.WhenAll(led.Select(each => AskAsync(incident, each, known)))).SelectMany(each => each)];
        }
        catch (Exception e)
        {
            // Asked again at the next turn; until then nobody is invited who was not.
            GrainLog.NextRoomsUnknown(logger, e, incident.Id);
            return [];
        }
    }

    private async Task<Wish[]> AskAsync(Incident incident, IncidentObject followed, Organisation[] known)
    {
        var lead = followed.Lead.Lead!.Room;
        var region = Array.Find(known, each => each.Id == lead)?.ControlRoom;
        string[] offered =
        [
            .. from offer in followed.Lead.Offers
               where offer.ByMachine
               let room = Array.Find(known, each => each.Id == offer.To)?.ControlRoom
               where room is not null
               select room,
        ];
        var called = await grains.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(followed.Id))
            .CalledFor(incident.SharingParty.Id, incident.Id, region, offered).WaitAsync(Patience);
        if (called is null)
        {
            return [];
        }

        var machine = Actor.Machine(lead, OrganisationKind.ControlRoom);
        var unreachable = LeadWishes.Unreachable(called, known).ToArray();
        _told.RemoveWhere(each => each.Item1 == followed.Id && !unreachable.Contains(each.Item2));
        return
        [
            .. LeadWishes.Of(incident, followed, called, known).Select(each => new Wish(machine, each, null)),
            .. unreachable.Where(each => _told.Add((followed.Id, each))).Select(each => new Wish(machine, null, each)),
        ];
    }

    /// <summary>What a room's machinery wants.</summary>
    /// <param name="By">The machinery.</param>
    /// <param name="Command">What it wants done; null when it wants people told.</param>
    /// <param name="Unreachable">A region where the object is about to come and nobody can be asked, told of once; else null.</param>
    internal sealed record Wish(Actor By, IncidentCommand? Command, Region? Unreachable);
}
