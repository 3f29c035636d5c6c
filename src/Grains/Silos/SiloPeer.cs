using LiveView.Domain.Evidence;
using LiveView.Grains.Abstractions.Silos;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace LiveView.Grains.Silos;

[Reentrant]
internal sealed class SiloPeer(
    GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory logging, ISiloStatusOracle members, ISpool spool, SpoolRegistration registration)
    : GrainService(id, silo, logging), ISiloPeer
{
    private readonly ILogger<SiloPeer> _logger = logging.CreateLogger<SiloPeer>();

    public Task<bool> Counts(SiloAddress silo) => Task.FromResult(members.GetApproximateSiloStatus(silo) == SiloStatus.Active);

    public async Task<bool> Keep(SiloAddress from, SpooledLines lines)
    {
        // A copy in a spool that nobody would miss, or of a silo that was replaced, is worth nothing.
        if (!registration.IsRegistered || !await Counts(from))
        {
            return false;
        }

        try
        {
            await spool.KeepAsync(lines);
            return true;
        }
        catch (SpoolException e)
        {
            GrainLog.CopyNotKept(_logger, e, lines.Stream);
            return false;
        }
    }

    public Task<SpoolShare> Held(string stream) => Task.FromResult(new SpoolShare(spool.Id, [.. spool.Held(stream)]));
}
