using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions.Silos;
using LiveView.Grains.Log;
using LiveView.Grains.Silos;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

/// <summary>
/// Loads an incident with everything that was taken away in it, also what never reached the log. Where that cannot be known, the releases
/// that it may be about are in doubt.
/// </summary>
internal sealed class IncidentRecovery(IEventLog log, ISpool spool, SiloPeers peers, ISpoolRegisterGrain register, ILogger logger)
{
    /// <summary>How far the clocks of silos may be apart.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    /// <summary>Loads it.</summary>
    /// <returns>The incident, and its releases that may have been withdrawn without anybody here knowing.</returns>
    /// <exception cref="EventLogUnavailableException">The log is away.</exception>
    /// <exception cref="SiloUnavailableException">A silo does not say what it holds.</exception>
    public async Task<(Incident Incident, IReadOnlyList<ReleaseId> InDoubt)> LoadAsync(IncidentId id, string stream, CancellationToken cancel)
    {
        var incident = await log.ReadIncidentAsync(id, cancel);
        if (!incident.IsOpen)
        {
            return (incident, []);
        }

        var shares = await peers.HeldAsync(stream);
        SpooledLines[] held = [.. shares.SelectMany(each => each.Lines).DistinctBy(each => each.Id).OrderBy(each => each.From)];
        if (held.Length > 0)
        {
            await log.WriteHeldAsync(held, cancel);
            await ForgetAsync(held, stream);
            incident = await log.ReadIncidentAsync(id, cancel);
        }

        var missing = await register.Missing([.. shares.Select(each => each.Spool)]);
        ReleaseId[] doubtful = [.. Running(incident).Where(each => IsInDoubt(each.Since, missing)).Select(each => each.Id)];
        if (doubtful.Length > 0)
        {
            GrainLog.ReleasesInDoubt(logger, doubtful.Length, id, string.Join(' ', missing.Select(each => each.Spool)));
        }

        return (incident, doubtful);
    }

    /// <summary>Every release that has not ended: of cameras, and of photos, plans and tracked objects.</summary>
    private static IEnumerable<(ReleaseId Id, DateTimeOffset Since)> Running(Incident incident) =>
        incident.Releases.Where(each => each.EndedAt is null).Select(each => (each.Id, each.Since)).Concat(
            from item in incident.Items
            from each in item.Releases
            where each is { EndedAt: null, Id: not null }
            select (each.Id!.Value, each.Since));

    /// <summary>What is taken away stands in two spools, unless there was only one: to lose it, both must be lost, or that one.</summary>
    private static bool IsInDoubt(DateTimeOffset released, MissingSpool[] missing)
    {
        var since = Array.FindAll(missing, each => released <= each.Since + Apart);
        return since.Length > 1 || Array.Exists(since, each => each.Alone);
    }

    private async Task ForgetAsync(SpooledLines[] held, string stream)
    {
        try
        {
            await spool.ForgetAsync(held);
        }
        catch (SpoolException e)
        {
            GrainLog.SpoolNotReplayed(logger, e, stream);
        }
    }
}
