using LiveView.Domain.Evidence;
using LiveView.Grains.Silos;
using Microsoft.Extensions.DependencyInjection;

namespace LiveView.Grains.Log;

/// <summary>Gives a silo the disk on which it keeps what the log could not take.</summary>
public static class SpoolServices
{
    /// <summary>Keeps in a spool what takes rights away while the log is away, and writes it before the silo takes its first call.</summary>
    public static IServiceCollection AddSpool(this IServiceCollection services, Func<IServiceProvider, ISpool> spool) => services
        .AddSingleton(spool).AddSingleton<SpoolRegistration>().AddSingleton<SiloPeers>()
        .AddGrainService<SiloPeer>()
        .AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SpoolReplay>();
}
