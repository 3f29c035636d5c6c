using LiveView.Api.Gate;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Desks;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Panels;
using Microsoft.Extensions.DependencyInjection;

namespace LiveView.Api.Tests.Desks;

/// <summary>A desk that forgot an edge, as one does that began anew on another silo, and what its consoles get to see.</summary>
[Collection(ServerCollection.Name)]
public class MissedAnnouncementTests(LiveServer server)
{
    /// <summary>Longer than an edge takes to subscribe again.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_console_hears_of_an_incident_though_its_only_announcement_went_astray()
    {
        var connection = server.TakeConnection();
        await using var centre = await DeskClient.ConnectAsync(server.Http, Town.Centre);
        await ForgetAsync("pac-veilig");

        using (var panel = Panel.InService(server.Dc09, Town.Account(connection)))
        {
            Assert.Equal(PanelAnswerKind.Ack, (await panel.HoldUpAsync()).Kind);
        }

        await centre.WaitForAsync(
            incident => incident.GetProperty("cameras").EnumerateArray().Any(camera => camera.GetProperty("id").GetString() == Town.Camera(connection)), Soon);
    }

    private async Task ForgetAsync(string organisation)
    {
        using var acting = Caller.System("test").Use();
        await server.Services.GetRequiredService<IClusterClient>()
            .GetGrain<IDeskGrain>(GrainKeys.Desk(OrganisationId.Parse(organisation)))
            .Unsubscribe(server.Services.GetRequiredService<EdgeName>().Value);
    }
}
