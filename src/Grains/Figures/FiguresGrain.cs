using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Figures;
using LiveView.Grains.Abstractions.Incidents;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace LiveView.Grains.Figures;

[ImplicitStreamSubscription(IncidentHint.Namespace)]
internal sealed class FiguresGrain([PersistentState("figures")] IPersistentState<FiguresState> state, IEventLog log)
    : Grain, IFiguresGrain, IStreamSubscriptionObserver, IAsyncObserver<IncidentHint>
{
    private const int Page = 500;

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<IncidentHint>().ResumeAsync(this);

    public Task OnNextAsync(IncidentHint item, StreamSequenceToken? token = null) => CatchUpAsync();

    public Task OnErrorAsync(Exception ex) => CatchUpAsync();

    public async Task<IncidentFigures> Get()
    {
        await CatchUpAsync();
        return new IncidentFigures(
            state.State.Raised, state.State.Forwarded, state.State.Dismissed, state.State.Accepted, state.State.Closed,
            FiguresCount.Median(state.State.AlarmToForwardSeconds), state.State.Position);
    }

    private async Task CatchUpAsync()
    {
        var organisation = OrganisationId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));
        IReadOnlyList<LoggedLine> lines;
        do
        {
            lines = await log.ReadForAsync(organisation, state.State.Position, Page);
            foreach (var line in lines)
            {
                state.State.Count(line, organisation);
                state.State.Position = line.Position;
            }

            if (lines.Count > 0)
            {
                await state.WriteStateAsync();
            }
        }
        while (lines.Count == Page);
    }
}
