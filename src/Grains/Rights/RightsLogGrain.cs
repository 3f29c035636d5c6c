using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Rights;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Rights;

namespace LiveView.Grains.Rights;

internal sealed class RightsLogGrain(IEventLog log) : Grain, IRightsLogGrain
{
    private long _version;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => CatchUpAsync(cancellationToken);

    public async Task Append(RightsChange change)
    {
        try
        {
            await AppendAsync(change);
        }
        catch (EventLogConflictException)
        {
            // An older activation wrote meanwhile; the order of two changes that know nothing of each other does not matter.
            await CatchUpAsync(CancellationToken.None);
            await AppendAsync(change);
        }
    }

    private async Task AppendAsync(RightsChange change)
    {
        var organisation = OrganisationId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));
        await log.AppendAsync(this.GetPrimaryKeyString(), _version, [RightsChangeFormat.Write(change)], [organisation]);
        _version++;
    }

    private async Task CatchUpAsync(CancellationToken cancel)
    {
        await foreach (var _ in log.ReadAsync(this.GetPrimaryKeyString(), _version, cancel))
        {
            _version++;
        }
    }
}
