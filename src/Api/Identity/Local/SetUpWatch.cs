using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Api.Identity.Local;

/// <summary>Knows whether this installation belongs to somebody. Once it does it always will, so that is asked only until then.</summary>
internal sealed class SetUpWatch(IClusterClient cluster)
{
    private bool _claimed;

    public ISetUpGrain Grain => cluster.GetGrain<ISetUpGrain>(GrainKeys.SetUp);

    public async ValueTask<bool> IsClaimedAsync()
    {
        using var acting = Caller.System("set-up").Use();
        if (!Volatile.Read(ref _claimed) && (await Grain.Standing()).IsClaimed)
        {
            Volatile.Write(ref _claimed, true);
            Claimed?.Invoke();
        }

        return Volatile.Read(ref _claimed);
    }

    /// <summary>Called once, when it turns out that the installation belongs to somebody.</summary>
    public Action? Claimed { get; set; }
}
