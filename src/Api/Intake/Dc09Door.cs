using LiveView.Domain.Identifiers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LiveView.Api.Intake;

/// <summary>Mounts a DC-09 receiver on a port.</summary>
public static class Dc09Door
{
    /// <summary>Speaks SIA DC-09 over TCP on this port, for one alarm centre.</summary>
    /// <param name="door">The port.</param>
    /// <param name="centre">The alarm centre that runs the receiver.</param>
    public static void UseDc09(this ListenOptions door, OrganisationId centre)
    {
        var line = door.ApplicationServices.GetRequiredService<Dc09Line>();
        door.Run(connection => line.RunAsync(connection, centre));
    }
}
