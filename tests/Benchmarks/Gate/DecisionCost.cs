using System.Diagnostics;
using System.Security.Claims;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace LiveView.Benchmarks.Gate;

/// <summary>What one decision costs, beside the same question put to ASP.NET Core's authorization service in the same run.</summary>
internal static class DecisionCost
{
    private const int Rounds = 200_000;
    private static readonly CameraId[] s_cameras = [.. Enumerable.Range(1, 8).Select(number => CameraId.Parse($"camera-{number}"))];
    private static readonly GateResource[] s_resources = [.. s_cameras.Select(camera => new GateResource.Camera(camera))];
    private static readonly OrganisationId s_room = OrganisationId.Parse("mk-midden-nederland");

    /// <returns>Microseconds per decision: ours, and the peer's. Half of them permit.</returns>
    public static async Task<(double Ours, double Peer)> MeasureAsync()
    {
        var now = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        var centre = OrganisationId.Parse("pac-veilig");
        var rights = new IncidentRights(
            IncidentId.Parse("0123456789abcdef0123456789abcdef"), 9, true, centre, s_cameras,
            [.. s_cameras.Take(4).Select((camera, i) => new ImageRelease(
                ReleaseId.Parse($"r{i + 1}"), camera, centre, s_room, "Agreement.", now, now.AddHours(1)))],
            now)
        {
            Policy = new SourcePolicy(LiveRelease: true, ReleaseMinutes: 60, "Agreement."),
            Parties = [s_room],
        };
        var actor = new Actor(PersonId.Parse("dis-midden"), s_room, OrganisationKind.ControlRoom, PersonRole.Dispatcher, SignInStrength.TwoFactors);
        await using var services = new ServiceCollection().AddLogging()
            .AddAuthorizationCore(options => options.AddPolicy("live", policy => policy.AddRequirements(new LiveRequirement())))
            .AddSingleton<IAuthorizationHandler, LiveHandler>().BuildServiceProvider();
        var peer = services.GetRequiredService<IAuthorizationService>();
        var user = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim("organisation", s_room.Value), new Claim("kind", "ControlRoom"), new Claim(ClaimTypes.Role, "Dispatcher")], "bench"));

        for (var warm = 0; warm < 2; warm++)
        {
            Ours(actor, rights, now);
            await PeerAsync(peer, user, rights, now);
        }

        return (Ours(actor, rights, now), await PeerAsync(peer, user, rights, now));
    }

    private static double Ours(Actor actor, IncidentRights rights, DateTimeOffset now)
    {
        var (began, permits) = (Stopwatch.GetTimestamp(), 0);
        for (var i = 0; i < Rounds; i++)
        {
            permits += PictureGate.Decide(actor, GateAction.Live, s_resources[i & 7], rights, now) is GateDecision.Permit ? 1 : 0;
        }

        return Each(began, permits);
    }

    private static async Task<double> PeerAsync(IAuthorizationService peer, ClaimsPrincipal user, IncidentRights rights, DateTimeOffset now)
    {
        var (began, permits) = (Stopwatch.GetTimestamp(), 0);
        for (var i = 0; i < Rounds; i++)
        {
            permits += (await peer.AuthorizeAsync(user, new LiveQuestion(rights, s_cameras[i & 7], now), "live")).Succeeded ? 1 : 0;
        }

        return Each(began, permits);
    }

    private static double Each(long began, int permits) => permits == Rounds / 2
        ? Stopwatch.GetElapsedTime(began).TotalMicroseconds / Rounds
        : throw new InvalidOperationException($"{permits} of {Rounds} decisions permit, not half.");

    private sealed record LiveRequirement : IAuthorizationRequirement;

    private sealed record LiveQuestion(IncidentRights Rights, CameraId Camera, DateTimeOffset Now);

    /// <summary>The rule as one would write it in a policy.</summary>
    private sealed class LiveHandler : AuthorizationHandler<LiveRequirement, LiveQuestion>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, LiveRequirement requirement, LiveQuestion resource)
        {
            var organisation = context.User.FindFirstValue("organisation");
            if (resource.Rights.IsOpen && context.User.IsInRole("Dispatcher") && context.User.HasClaim("kind", "ControlRoom")
                && resource.Rights.Cameras.Contains(resource.Camera)
                && resource.Rights.Releases.Any(each =>
                    each.Camera == resource.Camera && each.To.Value == organisation && each.RunsAt(resource.Now)))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
