using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Grains.Tracking;

internal sealed class TrackedObjectsGrain([PersistentState("tracked-objects")] IPersistentState<TrackedObjectsState> state) : Grain, ITrackedObjectsGrain
{
    /// <summary>Calls under way: thousands at once would wait for the store until they expire.</summary>
    private const int AtOnce = 64;

    private TrackedDevices? _devices;

    private OrganisationId Owner => OrganisationId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    public async Task<ImportChange[]> Import(TrackedObject[] objects)
    {
        foreach (var gone in state.State.Objects.ExceptBy(objects.Select(each => each.Id), each => each.Id))
        {
            await GrainFactory.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(gone.Id)).Configure(Owner, null);
        }

        List<ImportChange> changes = [];
        foreach (var group in objects.Chunk(AtOnce))
        {
            changes.AddRange(await Task.WhenAll(group.Select(
                each => GrainFactory.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(each.Id)).Configure(Owner, each))));
        }

        // Last, so that an import that was cut off is done over by the next one.
        if (state.State.Objects.Count != objects.Length || changes.Exists(each => each != ImportChange.Unchanged))
        {
            (state.State.Objects, _devices) = ([.. objects], null);
            await state.WriteStateAsync();
        }

        return [.. changes];
    }

    public Task<TrackedObject[]> List() => Task.FromResult(state.State.Objects.ToArray());

    public Task<TrackedDevices?> Devices(Guid? known)
    {
        _devices ??= new TrackedDevices(Guid.NewGuid(), [.. state.State.Objects.Select(each => new TrackedDevice(each.Device, each.Id))]);
        return Task.FromResult(_devices.Edition == known ? null : _devices);
    }
}
