using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Identity;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Pictures;

namespace LiveView.Api.Tests.Pictures;

/// <summary>No incident, no image: bytes of real pictures, counted.</summary>
[Collection(PictureServerCollection.Name)]
public class PictureRightsTests(LiveServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TwoSeconds = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Before_the_release_the_room_gets_not_one_byte()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server, released: false);
        await AssertNothingAsync(incident, Town.Room, "not-released");
    }

    [Theory]
    [InlineData(Town.OtherCentre)]
    [InlineData(Town.ThirdRoom)]
    [InlineData(Town.Neighbour)]
    [InlineData(Town.NationalOperator)]
    public async Task Whoever_takes_no_part_gets_not_one_byte(string person)
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        await AssertNothingAsync(incident, person, "not-found");
    }

    [Fact]
    public async Task Nobody_gets_not_even_a_socket()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var nobody = DeskSession.Anonymous(server.Http);
        var tap = await PictureTap.TryAsync(nobody, incident.Id, incident.Camera, Patience);

        Assert.Equal((401, 0), (tap.Refused, tap.Bytes));
    }

    [Fact]
    public async Task A_plain_request_gets_no_picture_whatever_its_rights()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var answer = await incident.Centre.Http.GetAsync($"/v1/incidents/{incident.Id}/cameras/{incident.Camera}/live");

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_camera_of_another_incident_gives_not_one_byte()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var other = await CaseAtDoor.RaisedAsync(server);
        var tap = await PictureTap.TryAsync(incident.Centre, incident.Id, other.Camera, Patience);

        Assert.Equal((4403, "not-in-incident"), tap.Closed);
        Assert.Equal(0, tap.Bytes);
    }

    [Fact]
    public async Task A_withdrawal_ends_the_picture_at_once()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        await using var tap = PictureTap.Open(room, incident.Id, incident.Camera);
        Assert.True(await tap.WaitForPictureAsync(Patience), string.Join('\n', tap.Texts));
        await incident.WithdrawAsync();

        await EndsAtOnceAsync(tap, "withdrawn");
        await AssertNothingAsync(incident, Town.Room, "withdrawn");
    }

    [Fact]
    public async Task A_close_ends_every_picture_at_once_also_that_of_the_centre()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        await using var roomTap = PictureTap.Open(room, incident.Id, incident.Camera);
        await using var centreTap = PictureTap.Open(incident.Centre, incident.Id, incident.Camera);
        Assert.True(await roomTap.WaitForPictureAsync(Patience), string.Join('\n', roomTap.Texts));
        Assert.True(await centreTap.WaitForPictureAsync(Patience), string.Join('\n', centreTap.Texts));
        await incident.CloseAsync();

        await Task.WhenAll(EndsAtOnceAsync(roomTap, "incident-closed"), EndsAtOnceAsync(centreTap, "incident-closed"));
        await AssertNothingAsync(incident, Town.Centre, "incident-closed");
    }

    [Fact]
    public async Task Signing_out_ends_the_picture_at_once()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        await using var tap = PictureTap.Open(room, incident.Id, incident.Camera);
        Assert.True(await tap.WaitForPictureAsync(Patience), string.Join('\n', tap.Texts));
        using var answer = await room.Http.PostAsync("/v1/sign-out", null);

        await EndsAtOnceAsync(tap, "signed-out");
    }

    [Fact]
    public async Task Disabling_an_account_ends_its_picture_within_two_seconds_and_its_cookie_opens_nothing()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        await using var tap = PictureTap.Open(room, incident.Id, incident.Camera);
        Assert.True(await tap.WaitForPictureAsync(Patience), string.Join('\n', tap.Texts));
        await ChangeAsync(disabled: true);
        try
        {
            await tap.Ended.WaitAsync(TwoSeconds, TimeProvider.System);
            Assert.Equal((4403, "account-disabled"), tap.Closed);
            using var answer = await room.Http.GetAsync("/v1/desk");
            Assert.Equal(401, (int)answer.StatusCode);
        }
        finally
        {
            await ChangeAsync(disabled: false);
        }
    }

    [Fact]
    public async Task A_waiting_socket_of_a_session_that_signed_out_gets_not_one_byte()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        using var socket = await AskingSocket.OpenAsync(room);
        using var answer = await room.Http.PostAsync("/v1/sign-out", null);
        await socket.AskAsync(JsonSerializer.Serialize(new { incident = incident.Id, camera = incident.Camera }));
        await socket.ReadAsync();

        Assert.Equal((0, 4403), (socket.PictureBytes, socket.Closed));
    }

    [Fact]
    public async Task Signing_out_leaves_another_session_of_the_same_person_alone()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var stays = await server.SignInAsync(Town.Room);
        using var goes = await server.SignInAsync(Town.Room);
        await using var tap = PictureTap.Open(stays, incident.Id, incident.Camera);
        Assert.True(await tap.WaitForPictureAsync(Patience), string.Join('\n', tap.Texts));
        using var answer = await goes.Http.PostAsync("/v1/sign-out", null);

        var before = tap.Messages;
        await LiveView.Simulation.Patience.UntilAsync("more frames", Patience, () => tap.Messages > before + 10);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("hello")]
    [InlineData("""{"incident":null,"camera":null}""")]
    [InlineData("""{"incident":"../..","camera":"x y"}""")]
    [InlineData("""{"incident":"00000000000000000000000000000000","camera":"till-1"}""")]
    public async Task A_waiting_socket_that_asks_for_nothing_real_gets_not_one_byte(string message)
    {
        using var room = await server.SignInAsync(Town.Room);
        using var socket = await AskingSocket.AskAsync(room, message);
        await socket.ReadAsync();

        Assert.Equal(0, socket.PictureBytes);
        Assert.NotNull(socket.Closed);
    }

    private async Task ChangeAsync(bool disabled)
    {
        var administrator = new Actor(
            PersonId.Parse("administrator"), OrganisationId.Parse(Town.RoomOrganisation), OrganisationKind.ControlRoom, PersonRole.Administrator,
            SignInStrength.PhishingResistant);
        using var acting = Caller.Of(administrator).Use();
        var result = await server.Get<IClusterClient>().GetGrain<IAccountGrain>(GrainKeys.Of(AccountId.Parse($"demo-{Town.Room}")))
            .ChangeMembership(new MembershipChange(administrator, null, disabled));
        Assert.Null(result.Refusal);
    }

    /// <summary>By the socket of the camera, and by the one that asks.</summary>
    private async Task AssertNothingAsync(CaseAtDoor incident, string person, string reason)
    {
        using var session = await server.SignInAsync(person);
        var tap = await PictureTap.TryAsync(session, incident.Id, incident.Camera, Patience);
        using var asking = await AskingSocket.AskAsync(session, JsonSerializer.Serialize(new { incident = incident.Id, camera = incident.Camera }));
        await asking.ReadAsync();

        Assert.Equal((4403, reason), tap.Closed);
        Assert.Equal((0, 0, 4403), (tap.Bytes, asking.PictureBytes, asking.Closed));
    }

    private static async Task EndsAtOnceAsync(PictureTap tap, string reason)
    {
        await tap.Ended.WaitAsync(AtOnce, TimeProvider.System);
        Assert.Equal((4403, reason), tap.Closed);
    }
}
