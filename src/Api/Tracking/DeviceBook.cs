using System.Collections.Concurrent;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Api.Tracking;

/// <summary>
/// Which object a device of an organisation is. It only finds the object: whether the machine may speak for it, the object says itself, so
/// that what is remembered here for a moment grants nothing.
/// </summary>
internal sealed class DeviceBook(IClusterClient cluster, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<OrganisationId, (long At, Task<Edition> Edition)> _known = new();

    /// <summary>Whether an organisation has an object of this device.</summary>
    public async Task<bool> HasAsync(OrganisationId organisation, string device) => (await OfAsync(organisation)).ContainsKey(device);

    /// <summary>The object of a device of an organisation; null when it has none.</summary>
    public async Task<ITrackedObjectGrain?> FindAsync(OrganisationId organisation, string device) =>
        (await OfAsync(organisation)).GetValueOrDefault(device);

    private async Task<Dictionary<string, ITrackedObjectGrain>> OfAsync(OrganisationId organisation)
    {
        if (!_known.TryGetValue(organisation, out var known) || time.GetElapsedTime(known.At) > Fresh || known.Edition.IsFaulted)
        {
            var before = known.Edition is { IsCompletedSuccessfully: true } read ? await read : null;
            known = (time.GetTimestamp(), ReadAsync(organisation, before));
            _known[organisation] = known;
        }

        return (await known.Edition).Devices;
    }

    // To make a reference Orleans looks up what its interface is called: much, for each of 15,000 positions a second.
    private async Task<Edition> ReadAsync(OrganisationId organisation, Edition? before) =>
        await cluster.GetGrain<ITrackedObjectsGrain>(GrainKeys.Objects(organisation)).Devices(before?.Id) is { } read
            ? new Edition(read.Edition, read.Devices.ToDictionary(
                each => each.Device, each => cluster.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(each.Object)), StringComparer.Ordinal))
            : before!;

    private sealed record Edition(Guid Id, Dictionary<string, ITrackedObjectGrain> Devices);
}
