using System.Globalization;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Simulation;

namespace LiveView.Api.Tests.Following.Cot;

/// <summary>Clients of TAK get what their organisation may follow, as long as it may: the foreign client is CloudTAK's library.</summary>
public class CotDoorTests(CotStage stage) : IClassFixture<CotStage>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_registered_device_sees_the_object_of_its_incident_with_its_uncertainty_until_it_is_withdrawn()
    {
        using var follow = await FollowStage.OpenAsync(stage.Server);
        using var other = await FollowStage.OpenAsync(stage.Server, trail: null);
        await follow.Tracker.DriveAsync(follow.Object, 2);
        await other.Tracker.DriveAsync(other.Object, 1);
        using var desk = await follow.FollowAsync();
        await desk.NextAsync("snapshot");

        using var certificate = CotStage.Certificate($"CN=eenheid-12, O={Town.RoomOrganisation}", Hour);
        await stage.RegisterAsync(Town.RoomOrganisation, OrganisationKind.ControlRoom, certificate);
        await using var client = await stage.ConnectAsync(certificate);
        var told = await client.EventAsync("a-u-G-E");

        var (attributes, point) = (Attributes(told.GetProperty("raw")), Attributes(told.GetProperty("raw").GetProperty("point")));
        Assert.Equal($"liveview.{follow.Incident.Id}.{follow.Object}", attributes["uid"]);
        Assert.Equal("m-g", attributes["how"]);
        Assert.Equal(Town.RoomOrganisation, attributes["releaseableTo"]);
        Assert.True(Moment(attributes["stale"]) > Moment(attributes["time"]));
        Assert.InRange(Number(point["ce"]), 0.1, 1_000);
        var place = told.GetProperty("geo").GetProperty("geometry").GetProperty("coordinates");
        Assert.Equal(Number(point["lat"]), place[1].GetDouble(), 6);
        Assert.Equal(Number(point["lon"]), place[0].GetDouble(), 6);
        Assert.InRange(place[1].GetDouble(), 51.9, 52.1);
        // It asks whether the line lives, and is answered.
        await client.NextAsync("pong", line => line.GetProperty("kind").GetString() == "pong");
        Assert.Equal(2, await FollowersAsync(follow));

        await follow.WithdrawAsync();
        var gone = (await client.EventAsync("t-x-d-d")).GetProperty("raw").GetProperty("detail");
        Assert.Equal(attributes["uid"], Attributes(gone.GetProperty("link"))["uid"]);
        Assert.True(gone.TryGetProperty("__forcedelete", out _));
        var before = Positions(client);
        await follow.Tracker.DriveAsync(follow.Object, 3);
        await Patience.UntilAsync("nobody follows", Soon, async () => await FollowersAsync(follow) == 0);
        Assert.Equal(before, Positions(client));
        Assert.DoesNotContain(client.Told, line => line.Contains(other.Object, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_device_that_loses_its_registration_sees_nothing_more_at_once()
    {
        using var follow = await FollowStage.OpenAsync(stage.Server);
        await follow.Tracker.DriveAsync(follow.Object, 1);
        using var desk = await follow.FollowAsync();
        await desk.NextAsync("snapshot");
        using var certificate = CotStage.Certificate($"O={Town.RoomOrganisation}", Hour);
        var device = await stage.RegisterAsync(Town.RoomOrganisation, OrganisationKind.ControlRoom, certificate);
        await using var client = await stage.ConnectAsync(certificate);
        await client.EventAsync("a-u-G-E");
        await stage.DisableAsync(Town.RoomOrganisation, OrganisationKind.ControlRoom, device);
        await client.NextAsync("the end", line => line.GetProperty("kind").GetString() == "ended");
    }

    [Fact]
    public async Task A_device_makes_its_room_neither_take_part_nor_lead()
    {
        using var follow = await FollowStage.OpenAsync(stage.Server);
        await follow.Tracker.DriveAsync(follow.Object, 1);
        using var certificate = CotStage.Certificate($"O={Town.RoomOrganisation}", Hour);
        await stage.RegisterAsync(Town.RoomOrganisation, OrganisationKind.ControlRoom, certificate);
        await using var client = await stage.ConnectAsync(certificate);
        await client.NextAsync("pong", line => line.GetProperty("kind").GetString() == "pong");
        await client.NextAsync("another pong", line => line.GetProperty("kind").GetString() == "pong");
        Assert.Equal(0, await FollowersAsync(follow));
        Assert.Equal(0, (await follow.EntryAsync()).GetProperty("rooms").GetArrayLength());
    }

    public static readonly TheoryData<string> Strangers = ["not registered", "of another organisation", "without the scope", "not valid any more", "of no organisation"];

    [Theory, MemberData(nameof(Strangers))]
    public async Task A_device_that_is_not_let_in_hears_not_a_word(string who)
    {
        using var certificate = CotStage.Certificate(
            who switch { "of another organisation" => $"O={Town.NeighbourOrganisation}", "of no organisation" => "CN=x", _ => $"O={Town.RoomOrganisation}" },
            who == "not valid any more" ? -Hour : Hour);
        if (who != "not registered")
        {
            await stage.RegisterAsync(
                Town.RoomOrganisation, OrganisationKind.ControlRoom, certificate, who == "without the scope" ? MachineScope.PositionsWrite : MachineScope.PositionsFollow);
        }

        await using var client = await stage.ConnectAsync(certificate);
        await client.NextAsync("the end", line => line.GetProperty("kind").GetString() is "ended" or "error");
        Assert.DoesNotContain(client.Told, line => line.Contains("\"cot\"", StringComparison.Ordinal) || line.Contains("\"pong\"", StringComparison.Ordinal));
    }

    private static int Positions(TakClient client) => client.Told.Count(line => line.Contains("\"a-u-G-E\"", StringComparison.Ordinal) && line.Contains("\"geo\":{", StringComparison.Ordinal));

    private static async Task<int> FollowersAsync(FollowStage follow) => (await follow.EntryAsync()).GetProperty("followers").EnumerateArray()
        .Sum(each => each.GetProperty("count").GetInt32());

    private static Dictionary<string, string> Attributes(JsonElement element) =>
        element.GetProperty("_attributes").EnumerateObject().ToDictionary(each => each.Name, each => each.Value.ToString());

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
