using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions;

namespace LiveView.Grains.Log;

/// <summary>Rebuilds an incident from the log: the one way in which anybody recovers.</summary>
internal static class IncidentReader
{
    public static async Task<Incident> ReadIncidentAsync(this IEventLog log, IncidentId id, CancellationToken cancel = default)
    {
        var incident = Incident.None;
        await foreach (var line in log.ReadAsync(GrainKeys.Of(id), cancel: cancel))
        {
            incident = incident.Evolve(IncidentEventFormat.Read(line), line.At);
        }

        return incident;
    }
}
