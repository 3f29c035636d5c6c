using System.Security.Cryptography.X509Certificates;
using LiveView.Api.Limits;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LiveView.Api.Machines.Enrolling;

/// <summary>Mounts the door at which devices enrol on a port that speaks TLS and asks for no certificate.</summary>
public static class EnrolmentDoor
{
    /// <summary>Lets devices enrol on this port. It serves that and nothing else.</summary>
    /// <param name="door">The port.</param>
    /// <param name="trusted">What vouches for the certificate that devices are shown, from the nearest authority to the first.</param>
    public static void UseEnrolment(this ListenOptions door, Func<IReadOnlyList<X509Certificate2>> trusted)
    {
        ArgumentNullException.ThrowIfNull(door);
        door.Protocols = HttpProtocols.Http1;
        var mark = new EnrolmentConnection(trusted);
        door.Use(next => connection =>
        {
            connection.Features.Set(mark);
            return next(connection);
        });
    }

    internal static IServiceCollection AddEnrolment(this IServiceCollection services) =>
        services.AddSingleton<DeviceAuthority>().AddSingleton<DeviceEnrolments>();

    /// <summary>Leads what comes in at such a port away from all other doors.</summary>
    internal static void MapEnrolmentDoor(this IApplicationBuilder app) => app.MapWhen(
        http => http.Features.Get<EnrolmentConnection>() is not null,
        door =>
        {
            door.UseMiddleware<LimitBeforeIdentity>();
            door.Run(http => http.RequestServices.GetRequiredService<DeviceEnrolments>().AnswerAsync(http));
        });
}
