using Microsoft.Extensions.DependencyInjection;

namespace LiveView.Grains.Access;

/// <summary>Puts the guard before every grain of a silo.</summary>
public static class GrainAccess
{
    /// <summary>Refuses every call whose caller may not make it, and a start with a method that does not say who may.</summary>
    public static IServiceCollection AddCallGuard(this IServiceCollection services) => services
        .AddSingleton<IIncomingGrainCallFilter, CallGuard>()
        .AddSingleton<ILifecycleParticipant<ISiloLifecycle>, MarkedOrNothing>();
}
