using LiveView.Domain.Evidence;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Silos;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Services;

namespace LiveView.Grains.Silos;

/// <summary>The other silos of the cluster, as this one sees them.</summary>
internal sealed class SiloPeers(
    IServiceProvider services, ISiloStatusOracle members, ISpool spool, SpoolRegistration registration, TimeProvider time, ILogger<SiloPeers> logger)
    : GrainServiceClient<ISiloPeer>(services)
{
    /// <summary>A silo on the same network that takes longer is in trouble.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private SiloAddress Self => members.SiloAddress;

    /// <summary>Whether no other silo is active.</summary>
    public bool AreNone => Others().Length == 0;

    /// <summary>Whether a majority of the active silos, this one included, still counts this one as one of them.</summary>
    public async Task<bool> CountMeAsync()
    {
        var others = Others();
        var counting = await Task.WhenAll(others.Select(each => AskAsync(each, peer => peer.Counts(Self), otherwise: false)));
        return 1 + counting.Count(each => each) > (others.Length + 1) / 2;
    }

    /// <summary>
    /// Has lines kept by another silo too; done as soon as one has. A silo that is registered as being alone needs no other: if it is
    /// lost, everybody knows that nobody else holds them.
    /// </summary>
    public async Task<bool> KeepAsync(SpooledLines lines)
    {
        var keeping = Others().Select(each => AskAsync(each, peer => peer.Keep(Self, lines), otherwise: false)).ToList();
        if (keeping.Count == 0)
        {
            return registration.IsAlone;
        }

        while (keeping.Count > 0)
        {
            var done = await Task.WhenAny(keeping);
            if (await done)
            {
                return true;
            }

            keeping.Remove(done);
        }

        return false;
    }

    /// <summary>What all spools that are there hold of a stream, this silo's own too.</summary>
    /// <exception cref="SiloUnavailableException">A silo that counts as active does not answer: nobody knows what it holds.</exception>
    public async Task<SpoolShare[]> HeldAsync(string stream)
    {
        var shares = await Task.WhenAll(Others().Select(each => AskAsync(each, peer => peer.Held(stream), otherwise: null!)));
        return Array.Exists(shares, each => each is null)
            ? throw new SiloUnavailableException(
                $"'{stream}' is not loaded before every silo has said what it holds of it, or is declared dead; try again in a few seconds.")
            : [new SpoolShare(spool.Id, [.. spool.Held(stream)]), .. shares];
    }

    private SiloAddress[] Others() =>
        [.. members.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(each => !each.Equals(Self))];

    private async Task<T> AskAsync<T>(SiloAddress silo, Func<ISiloPeer, Task<T>> question, T otherwise)
    {
        try
        {
            using var acting = Caller.System("silo peer").Use();
            return await question(GetGrainService(silo)).WaitAsync(Patience, time);
        }
        catch (Exception e)
        {
            // Whatever keeps a silo from answering, it did not.
            GrainLog.SiloNotHeard(logger, e, silo);
            return otherwise;
        }
    }
}
