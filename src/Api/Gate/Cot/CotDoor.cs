using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LiveView.Api.Gate.Cot;

/// <summary>Mounts the door for clients of TAK on a port that speaks TLS and asks for their certificates.</summary>
public static class CotDoor
{
    /// <summary>Serves clients of TAK on this port.</summary>
    /// <param name="door">The port.</param>
    public static void UseCot(this ListenOptions door)
    {
        var line = door.ApplicationServices.GetRequiredService<CotLine>();
        door.Run(line.RunAsync);
    }

    internal static IServiceCollection AddCot(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CotOptions>().Bind(configuration.GetSection("Cot")).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<CotClients>().AddSingleton<CotObjects>().AddSingleton<CotFollowings>().AddSingleton<CotLine>();
    }
}
