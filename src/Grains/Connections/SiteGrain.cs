using System.Text.Json;
using LiveView.Domain.Connections;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Alarms;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Abstractions.Connections;

namespace LiveView.Grains.Connections;

internal sealed class SiteGrain([PersistentState("site")] IPersistentState<SiteState> state) : Grain, ISiteGrain
{
    /// <summary>More alarms than a site sends in the time in which a panel sends one again.</summary>
    private const int AlarmsKept = 256;

    public async Task<ImportChange> Import(Site site)
    {
        var known = state.State.Site;
        if (known is not null && Bytes(known).AsSpan().SequenceEqual(Bytes(site)))
        {
            return ImportChange.Unchanged;
        }

        foreach (var account in known?.AlarmAccounts.Except(site.AlarmAccounts) ?? [])
        {
            await Account(account).TakeAway(site.Number);
        }

        foreach (var camera in site.Cameras)
        {
            await GrainFactory.GetGrain<ICameraGrain>(GrainKeys.Of(camera.Id)).Configure(camera, site.SharingParty);
        }

        foreach (var account in site.AlarmAccounts)
        {
            await Account(account).Assign(site.Number);
        }

        // Last, so that an import that was cut off is done over by the next one.
        state.State.Site = site;
        await state.WriteStateAsync();
        return known is null ? ImportChange.Added : ImportChange.Changed;
    }

    public Task<Site?> Get() => Task.FromResult(state.State.Site);

    public async Task<IncidentId> IncidentFor(AlarmId alarm, IncidentId? ended)
    {
        var known = state.State.Alarms.Find(each => each.Alarm == alarm);
        if (known is not null && known.Incident != ended)
        {
            return known.Incident;
        }

        var incident = state.State.LastIncident is { } last && last != ended ? last : IncidentId.Parse(Guid.NewGuid().ToString("N"));
        state.State.LastIncident = incident;
        state.State.Alarms.RemoveAll(each => each.Alarm == alarm);
        state.State.Alarms.Add(new SiteState.KnownAlarm(alarm, incident));
        state.State.Alarms.RemoveRange(0, Math.Max(0, state.State.Alarms.Count - AlarmsKept));
        await state.WriteStateAsync();
        return incident;
    }

    public Task<IncidentId?> LastIncident() => Task.FromResult(state.State.LastIncident);

    private IAlarmAccountGrain Account(AlarmAccount account) => GrainFactory.GetGrain<IAlarmAccountGrain>(GrainKeys.Of(account));

    private static byte[] Bytes(Site site) => JsonSerializer.SerializeToUtf8Bytes(site, LogJson.Options);
}
