using System.Text.Json;
using LiveView.Domain.Connections;
using LiveView.Domain.Decisions;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Domain.Rights;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Alarms;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Material;
using LiveView.Grains.Abstractions.Rights;

namespace LiveView.Grains.Connections;

internal sealed class SiteGrain([PersistentState("site")] IPersistentState<SiteState> state, TimeProvider time) : Grain, ISiteGrain
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

        await WriteDownAsync(known, site);
        foreach (var account in known?.AlarmAccounts.Except(site.AlarmAccounts) ?? [])
        {
            await Account(account).TakeAway(site.Number);
        }

        if (known is not null && known.SharingParty != site.SharingParty)
        {
            await EndIncidentsAsync();
        }

        foreach (var gone in known?.Cameras.ExceptBy(site.Cameras.Select(each => each.Id), each => each.Id) ?? [])
        {
            await GrainFactory.GetGrain<ICameraGrain>(GrainKeys.Of(gone.Id)).StandDown();
        }

        foreach (var camera in site.Cameras)
        {
            await GrainFactory.GetGrain<ICameraGrain>(GrainKeys.Of(camera.Id)).Configure(
                camera with { PreAlarmSeconds = (int)site.Policy.PreAlarm.TotalSeconds, Audio = site.Policy.Audio }, site.SharingParty);
        }

        foreach (var account in site.AlarmAccounts)
        {
            await Account(account).Assign(site.Number);
        }

        // The plans were brought by the party that shared it until now.
        if (known?.SharingParty != site.SharingParty)
        {
            state.State.Plans.Clear();
        }

        // Last, so that an import that was cut off is done over by the next one.
        state.State.Site = site;
        await state.WriteStateAsync();
        return known is null ? ImportChange.Added : ImportChange.Changed;
    }

    public Task<Site?> Get() => Task.FromResult(state.State.Site);

    public Task<SitePlan[]> Plans() => Task.FromResult(state.State.Plans.ToArray());

    public Task<PlanResult> ListPlans(OrganisationId reader) => Task.FromResult(Answer(NotOf(reader)));

    public Task<PlanResult> OfferPlan(Order<string> title) => Task.FromResult(Answer(MayAdd(title.By, title.Command)));

    public async Task<PlanResult> AddPlan(Order<SitePlan> order)
    {
        var plan = order.Command;
        if (MayAdd(order.By, plan.Title) is { } refusal)
        {
            return Answer(refusal);
        }

        await WriteDownAsync(RightsChangeKind.PlanAdded, order.By, ("plan", plan.Id.Value), ("sha256", plan.Content.Sha256));
        state.State.Plans.Add(plan);
        await state.WriteStateAsync();
        return Answer(null);
    }

    public async Task<PlanResult> RemovePlan(Order<MaterialId> order)
    {
        if (NotOf(order.By.Organisation) is { } refusal)
        {
            return Answer(refusal);
        }

        if (!state.State.Plans.Exists(each => each.Id == order.Command))
        {
            return Answer(new Refusal("no-such-material", $"There is no plan '{order.Command}' at this connection."));
        }

        await WriteDownAsync(RightsChangeKind.PlanRemoved, order.By, ("plan", order.Command.Value));
        state.State.Plans.RemoveAll(each => each.Id == order.Command);
        await state.WriteStateAsync();
        return Answer(null);
    }

    public async Task<IncidentId> IncidentFor(AlarmId alarm, IncidentId? ended)
    {
        var known = state.State.Alarms.Find(each => each.Alarm == alarm);
        if (known is not null && known.Incident != ended)
        {
            return known.Incident;
        }

        var incident = state.State.LastIncident is { } last && last != ended ? last : IncidentId.Parse(Guid.NewGuid().ToString("N"));
        state.State.LastIncident = incident;
        await KeepAsync(alarm, incident);
        return incident;
    }

    public Task StandFor(AlarmId alarm, IncidentId incident) =>
        state.State.Alarms.Exists(each => each.Alarm == alarm && each.Incident == incident) ? Task.CompletedTask : KeepAsync(alarm, incident);

    public Task<IncidentId?> LastIncident() => Task.FromResult(state.State.LastIncident);

    private Task KeepAsync(AlarmId alarm, IncidentId incident)
    {
        state.State.Alarms.RemoveAll(each => each.Alarm == alarm);
        state.State.Alarms.Add(new SiteState.KnownAlarm(alarm, incident));
        state.State.Alarms.RemoveRange(0, Math.Max(0, state.State.Alarms.Count - AlarmsKept));
        return state.WriteStateAsync();
    }

    /// <summary>The party that had the connection until now shares nothing of it any more, and sees nothing of it.</summary>
    private async Task EndIncidentsAsync()
    {
        foreach (var incident in state.State.Alarms.Select(each => each.Incident).Append(state.State.LastIncident ?? default).Distinct())
        {
            if (incident != default)
            {
                await GrainFactory.GetGrain<IIncidentGrain>(GrainKeys.Of(incident)).EndHandedOver();
            }
        }
    }

    /// <summary>Before it holds: an import that was cut off is done, and told, over.</summary>
    private async Task WriteDownAsync(Site? known, Site site)
    {
        var changes = ConnectionChange.Between(known, site);
        if (changes.Count == 0)
        {
            return;
        }

        var change = new RightsChange(RightsChangeKind.ConnectionConfigured, time.GetUtcNow(), null, site.Number.Value, changes);
        foreach (var party in new[] { site.SharingParty, known?.SharingParty ?? site.SharingParty }.Distinct())
        {
            await GrainFactory.GetGrain<IRightsLogGrain>(GrainKeys.Rights(party)).Append(change);
        }
    }

    private Task WriteDownAsync(RightsChangeKind kind, Actor by, params (string Name, string Value)[] details) =>
        GrainFactory.GetGrain<IRightsLogGrain>(GrainKeys.Rights(by.Organisation)).Append(new RightsChange(
            kind, time.GetUtcNow(), by, state.State.Site!.Number.Value, details.ToDictionary(each => each.Name, each => each.Value)));

    private Refusal? MayAdd(Actor by, string title) =>
        NotOf(by.Organisation) ?? MaterialTitle.Refusal(title) ?? (state.State.Plans.Count < SitePlan.Most
            ? null
            : new Refusal("too-much-material", $"This connection has {SitePlan.Most} plans: take one away first."));

    private Refusal? NotOf(OrganisationId organisation) => state.State.Site?.SharingParty == organisation
        ? null
        : new Refusal("not-found", "There is no such connection for your organisation.");

    private PlanResult Answer(Refusal? refusal) => new(refusal is null ? [.. state.State.Plans] : [], refusal);

    private IAlarmAccountGrain Account(AlarmAccount account) => GrainFactory.GetGrain<IAlarmAccountGrain>(GrainKeys.Of(account));

    private static byte[] Bytes(Site site) => JsonSerializer.SerializeToUtf8Bytes(site, LogJson.Options);
}
