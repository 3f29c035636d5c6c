using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Material;

/// <summary>Photos and floor plans as people meet them at the doors: bytes counted.</summary>
[Collection(ServerCollection.Name)]
public class MaterialTests(LiveServer server)
{
    [Fact]
    public async Task A_released_photo_is_seen_by_that_room_made_anew_and_kept_by_nobody()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        var photo = await AddAsync(incident, "photos", "Man in rode jas é");
        Assert.Equal("not-released", await RefusedAsync(room, photo));
        await ReleaseAsync(incident, photo);

        using var answer = await room.Http.GetAsync(photo);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.True(bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]));
        Assert.True(bytes.AsSpan().IndexOf("GPS"u8) < 0);
    }

    [Fact]
    public async Task The_sharing_party_reads_who_looked_and_the_room_reads_what_is_its()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        var photo = await AddAsync(incident, "photos", "Man in rode jas é");
        await ReleaseAsync(incident, photo);
        (await room.Http.GetAsync(photo)).Dispose();

        var look = Material(await incident.ReadAsync()).GetProperty("looks")[0];
        Assert.Equal((Town.RoomOrganisation, 1), (look.GetProperty("organisation").GetProperty("id").GetString(), look.GetProperty("count").GetInt32()));
        var theirs = Material(await room.Http.GetFromJsonAsync<JsonElement>($"/v1/incidents/{incident.Id}"));
        Assert.Equal("Man in rode jas é", theirs.GetProperty("title").GetString());
        Assert.Equal(0, theirs.GetProperty("looks").GetArrayLength());
    }

    [Fact]
    public async Task A_report_for_a_person_who_was_seen_tells_who_got_and_looked_at_photos()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        var photo = await AddAsync(incident, "photos");
        await ReleaseAsync(incident, photo);
        (await room.Http.GetAsync(photo)).Dispose();
        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        using var answer = await officer.Http.PostAsJsonAsync("/v1/accountability/data-subject-reports", incident.ReportOrder("AVG-3"));
        var report = await answer.Content.ReadFromJsonAsync<JsonElement>();

        var given = Assert.Single(report.GetProperty("materialReleased").EnumerateArray(), each => each.GetProperty("incident").GetString() == incident.Id);
        Assert.Equal(Town.RoomOrganisation, given.GetProperty("recipient").GetProperty("id").GetString());
        var look = Assert.Single(report.GetProperty("materialViewed").EnumerateArray(), each => each.GetProperty("incident").GetString() == incident.Id);
        Assert.Equal((Town.RoomOrganisation, "dispatcher"), (look.GetProperty("organisation").GetProperty("id").GetString(), look.GetProperty("role").GetString()));
        Assert.Equal(JsonValueKind.Number, look.GetProperty("viewer").ValueKind);
    }

    [Fact]
    public async Task A_withdrawn_photo_is_not_served_to_the_next_request()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        var photo = await AddAsync(incident, "photos");
        await ReleaseAsync(incident, photo);
        Assert.Null(await RefusedAsync(room, photo));
        await incident.WithdrawAsync("r2");

        Assert.Equal("withdrawn", await RefusedAsync(room, photo));
        Assert.Null(await RefusedAsync(incident.Centre, photo));
    }

    [Fact]
    public async Task After_the_close_nobody_sees_it_not_even_the_centre()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        var photo = await AddAsync(incident, "photos");
        await ReleaseAsync(incident, photo);
        await incident.CloseAsync();

        Assert.Equal(("incident-closed", "incident-closed"), (await RefusedAsync(room, photo), await RefusedAsync(incident.Centre, photo)));
    }

    [Theory]
    [InlineData(Town.OtherCentre, "not-found")]
    [InlineData(Town.ThirdRoom, "not-found")]
    [InlineData(Town.NationalOperator, "not-found")]
    [InlineData(Town.OfficeRole, "role-missing")]
    public async Task Whoever_has_no_right_gets_not_one_byte(string person, string reason)
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        var photo = await AddAsync(incident, "photos");
        await ReleaseAsync(incident, photo);
        using var session = await server.SignInAsync(person);

        Assert.Equal(reason, await RefusedAsync(session, photo));
    }

    [Fact]
    public async Task A_photo_of_another_incident_and_a_photo_asked_for_as_a_plan_are_not_there()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var other = await CaseAtDoor.ForwardedAsync(server);
        var photo = await AddAsync(incident, "photos");

        Assert.Equal("not-in-incident", await RefusedAsync(incident.Centre, photo.Replace(incident.Id, other.Id, StringComparison.Ordinal)));
        Assert.Equal("not-in-incident", await RefusedAsync(incident.Centre, photo.Replace("/photos/", "/plans/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_no_picture_too_large_a_bomb_or_mislabelled_is_refused_and_nothing_is_kept()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        Assert.Equal((413, "too-large"), await SendAsync(incident, new byte[(10 * 1024 * 1024) + 1], "image/png"));
        Assert.Equal((413, "too-many-pixels"), await SendAsync(incident, TestPng.Make(saysWidth: 1_000_000), "image/png"));
        Assert.Equal((415, "mislabelled"), await SendAsync(incident, TestPng.Make(), "image/jpeg"));
        Assert.Equal((415, "unknown-format"), await SendAsync(incident, TestPng.Make(), "application/pdf"));
        Assert.Equal((415, "unknown-format"), await SendAsync(incident, "<svg/>"u8.ToArray(), "image/png"));
        Assert.Equal((400, "bad-picture"), await SendAsync(incident, TestPng.Make()[..60], "image/png"));
        Assert.Equal((400, "no-text"), await SendAsync(incident, TestPng.Make(), "image/png", title: ""));

        Assert.Equal(0, (await incident.ReadAsync()).GetProperty("material").GetArrayLength());
    }

    [Fact]
    public async Task A_body_without_a_length_is_cut_off_at_the_same_bound()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var request = Request($"/v1/incidents/{incident.Id}/photos", new byte[12 * 1024 * 1024], "image/png", "Foto");
        request.Headers.TransferEncodingChunked = true;
        using var answer = await incident.Centre.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_plan_of_the_site_is_part_of_the_next_incident_there_and_released_like_a_photo()
    {
        var connection = server.TakeConnection();
        using var centre = await server.SignInAsync(Town.Centre);
        var number = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"LV-{connection:0000}");
        using (var request = Request($"/v1/connections/{number}/plans", TestPng.Make(), "image/png", "Begane grond"))
        using (var answer = await centre.Http.SendAsync(request))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using (var panel = LiveView.Simulation.Panels.Panel.InService(server.Dc09, Town.Account(connection)))
        {
            await panel.HoldUpAsync();
        }

        var id = await CaseAtDoor.CaseOfAsync(centre, Town.Camera(connection));
        var plan = Material(await centre.Http.GetFromJsonAsync<JsonElement>($"/v1/incidents/{id}"));
        Assert.Equal(("plan", "Begane grond"), (plan.GetProperty("kind").GetString(), plan.GetProperty("title").GetString()));
        Assert.Null(await RefusedAsync(centre, $"/v1/incidents/{id}/plans/{plan.GetProperty("id").GetString()}"));
        using var stranger = await server.SignInAsync(Town.OtherCentre);
        using var foreign = await stranger.Http.GetAsync($"/v1/connections/{number}/plans");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var gone = await centre.Http.DeleteAsync($"/v1/connections/{number}/plans/{plan.GetProperty("id").GetString()}");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(0, (await centre.Http.GetFromJsonAsync<JsonElement>($"/v1/connections/{number}/plans")).GetArrayLength());
    }

    private static JsonElement Material(JsonElement incident) => Assert.Single(incident.GetProperty("material").EnumerateArray().ToArray());

    private static HttpRequestMessage Request(string path, byte[] picture, string type, string title)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(picture) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Add("Slug", Uri.EscapeDataString(title));
        return request;
    }

    private static async Task<string> AddAsync(CaseAtDoor incident, string where, string title = "Foto")
    {
        using var request = Request($"/v1/incidents/{incident.Id}/{where}", TestPng.Make(), "image/png", title);
        using var answer = await incident.Centre.Http.SendAsync(request);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    private static async Task ReleaseAsync(CaseAtDoor incident, string path)
    {
        using var answer = await incident.Centre.Http.PostAsJsonAsync(
            $"/v1/incidents/{incident.Id}/material/{path.Split('/')[^1]}/releases", new { to = Town.RoomOrganisation });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<(int Status, string? Code)> SendAsync(CaseAtDoor incident, byte[] picture, string type, string title = "Foto")
    {
        using var request = Request($"/v1/incidents/{incident.Id}/photos", picture, type, title);
        // The server answers before it reads: whoever asks first hears why.
        request.Headers.ExpectContinue = true;
        using var answer = await incident.Centre.Http.SendAsync(request);
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    /// <summary>Why it is refused, with not one byte of a picture; null when it is served.</summary>
    private static async Task<string?> RefusedAsync(DeskSession session, string path)
    {
        using var answer = await session.Http.GetAsync(path);
        if (answer.IsSuccessStatusCode)
        {
            return null;
        }

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
