using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tests.Identity.Issuers;
using LiveView.Domain.Evidence;
using LiveView.Simulation;

namespace LiveView.Api.Tests.Machines;

/// <summary>Machines come in with a token of their own, and get no further than their administrator says.</summary>
[Collection(FederationCollection.Name)]
public class MachineTests(FederationStage stage)
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task An_alarm_of_a_machine_becomes_an_incident_once_however_often_it_is_sent()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var token = await machines.TokenAsync(await machines.AddAsync());
        var (alarm, camera) = machines.Alarm();

        Assert.Equal(201, (await machines.SendAlarmAsync(token, alarm)).Status);
        var again = await machines.SendAlarmAsync(token, alarm);
        Assert.Equal((200, true), (again.Status, again.Body?.GetProperty("repeated").GetBoolean()));

        using var centre = await machines.Server.SignInAsync(Town.Centre);
        var id = await CaseAtDoor.CaseOfAsync(centre, camera);
        var incident = await centre.Http.GetFromJsonAsync<JsonElement>($"/v1/incidents/{id}");
        Assert.Equal(1, incident.GetProperty("alarms").GetArrayLength());
    }

    [Fact]
    public async Task An_alarm_at_another_centres_connection_is_refused()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var token = await machines.TokenAsync(await machines.AddAsync());
        Assert.Equal(404, (await machines.SendAlarmAsync(token, new { id = "x", account = "FFFF", code = "HA" })).Status);
    }

    [Theory]
    [InlineData("""{"id":"","account":"A001","code":"HA"}""")]
    [InlineData("""{"id":"x y","account":"A001","code":"HA"}""")]
    [InlineData("""{"id":"x","account":"zz","code":"HA"}""")]
    [InlineData("""{"id":"x","account":"A001","code":"ha"}""")]
    [InlineData("""{"id":"x","account":"A001","code":"HA","more":1}""")]
    [InlineData("""{"id":"x","account":"A001"}""")]
    [InlineData("""{"id":"x","account":"A001","code":"HA","zone":"drie"}""")]
    [InlineData("""[]""")]
    [InlineData("""{"id":{},"account":[],"code":1}""")]
    public async Task An_alarm_that_is_not_right_is_refused_with_a_reason(string body)
    {
        using var machines = await MachineStage.OpenAsync(stage);
        using var http = machines.Machine();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await machines.TokenAsync(await machines.AddAsync()));
        using var answer = await http.PostAsync("/v1/alarms", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal((400, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_token_says_how_long_it_lives_and_that_is_a_quarter_of_an_hour_at_most()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var made = await machines.AddAsync();
        var (status, body) = await machines.AskTokenAsync(made.ClientId, made.Secret!);
        Assert.Equal((200, "Bearer"), (status, body.GetProperty("token_type").GetString()));
        Assert.InRange(body.GetProperty("expires_in").GetInt32(), 1, 900);
        Assert.Equal(64, made.Secret!.Length);
    }

    [Theory]
    [InlineData("constructor")]
    [InlineData("__proto__")]
    [InlineData("toString")]
    [InlineData("pac-veilig.constructor")]
    [InlineData("pac-veilig.m000000000000")]
    [InlineData("nergens.m000000000000")]
    [InlineData("../../etc/passwd")]
    public async Task Whoever_is_no_machine_gets_no_token(string name)
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var (status, body) = await machines.AskTokenAsync(name, "x");
        Assert.Equal((401, "invalid_client"), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_wrong_secret_or_none_gives_no_token()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var made = await machines.AddAsync();
        Assert.Equal(401, (await machines.AskTokenAsync(made.ClientId, made.Secret![..^1] + "x")).Status);
        Assert.InRange((await machines.AskTokenAsync(made.ClientId, "")).Status, 400, 401);
        Assert.Equal(401, (await machines.AskTokenAsync(made.ClientId, new string('a', 5000))).Status);
    }

    [Fact]
    public async Task A_secret_in_the_form_or_in_the_address_is_not_taken()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var made = await machines.AddAsync();
        using var http = machines.Machine();
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = made.ClientId, ["client_secret"] = made.Secret! };
        using var inForm = await http.PostAsync("/v1/token", new FormUrlEncodedContent(form));
        Assert.NotEqual(200, (int)inForm.StatusCode);

        var (status, _) = await machines.AskTokenAsync(made.ClientId, made.Secret!, query: "?grant_type=client_credentials");
        Assert.Equal(400, status);
        using var got = await http.GetAsync($"/v1/token?grant_type=client_credentials&client_id={made.ClientId}&client_secret={made.Secret}");
        Assert.NotEqual(200, (int)got.StatusCode);
    }

    [Fact]
    public async Task A_scope_that_the_machine_does_not_have_is_not_given()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var made = await machines.AddAsync();
        var (status, body) = await machines.AskTokenAsync(made.ClientId, made.Secret!, new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = "alarms.write pictures.read",
        });
        Assert.Equal((400, "invalid_scope"), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_token_opens_no_door_for_people()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        using var http = machines.Machine();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await machines.TokenAsync(await machines.AddAsync()));
        foreach (var path in (string[])["/v1/me", "/v1/desk", "/v1/figures", "/v1/machines", "/v1/pictures"])
        {
            using var answer = await http.GetAsync(path);
            Assert.Equal((path, 401), (path, (int)answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_token_in_the_address_or_in_a_form_is_none()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var token = await machines.TokenAsync(await machines.AddAsync());
        using var http = machines.Machine();
        using var inAddress = await http.PostAsJsonAsync($"/v1/alarms?access_token={token}", machines.Alarm().Alarm);
        Assert.Equal(401, (int)inAddress.StatusCode);
        using var inForm = await http.PostAsync("/v1/alarms", new FormUrlEncodedContent([KeyValuePair.Create("access_token", token)]));
        Assert.InRange((int)inForm.StatusCode, 401, 415);
    }

    [Fact]
    public async Task A_token_that_was_touched_is_worth_nothing()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var token = await machines.TokenAsync(await machines.AddAsync());
        var parts = token.Split('.');
        Assert.Equal(5, parts.Length);
        string[] touched =
        [
            "", "eyJhbGciOiJub25lIn0.e30.", token[..^4], $"{token}x", string.Join('.', parts[0], parts[1], parts[2], Flipped(parts[3]), parts[4]),
            string.Join('.', parts[0], Flipped(parts[1]), parts[2], parts[3], parts[4]),
        ];
        foreach (var each in touched)
        {
            Assert.Equal(401, (await machines.SendAlarmAsync(each, machines.Alarm().Alarm)).Status);
        }

        Assert.Equal(401, (await machines.SendAlarmAsync(null, machines.Alarm().Alarm)).Status);
        Assert.Equal(201, (await machines.SendAlarmAsync(token, machines.Alarm().Alarm)).Status);
    }

    [Fact]
    public async Task A_machine_that_is_disabled_is_out_at_once_and_its_old_token_does_not_come_back_to_life()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var made = await machines.AddAsync();
        var token = await machines.TokenAsync(made);
        Assert.Equal(201, (await machines.SendAlarmAsync(token, machines.Alarm().Alarm)).Status);

        using var disabled = await machines.Admin.Http.PostAsync($"/v1/machines/{made.Id}/disabled", null);
        Assert.Equal(204, (int)disabled.StatusCode);
        await Patience.UntilAsync("the token is refused", AtOnce, async () => (await machines.SendAlarmAsync(token, machines.Alarm().Alarm)).Status == 401);
        Assert.Equal(401, (await machines.AskTokenAsync(made.ClientId, made.Secret!)).Status);

        using var enabled = await machines.Admin.Http.DeleteAsync($"/v1/machines/{made.Id}/disabled");
        Assert.Equal(401, (await machines.SendAlarmAsync(token, machines.Alarm().Alarm)).Status);
        Assert.Equal(201, (await machines.SendAlarmAsync(await machines.TokenAsync(made), machines.Alarm().Alarm)).Status);
    }

    [Fact]
    public async Task What_is_taken_from_a_machine_holds_for_its_very_next_request_however_recently_its_token_was_recognised()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var made = await machines.AddAsync();
        await machines.AddSecretAsync(made);
        var token = await machines.TokenAsync(made);
        Assert.Equal(201, (await machines.SendAlarmAsync(token, machines.Alarm().Alarm)).Status);
        Assert.Equal(201, (await machines.SendAlarmAsync(token, machines.Alarm().Alarm)).Status);
        using var dropped = await machines.Admin.Http.DeleteAsync($"/v1/machines/{made.Id}/secrets/{made.SecretId}");
        Assert.Equal(401, (await machines.SendAlarmAsync(token, machines.Alarm().Alarm)).Status);
    }

    [Fact]
    public async Task A_secret_is_changed_without_a_moment_in_which_none_works()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var old = await machines.AddAsync();
        var next = await machines.AddSecretAsync(old);
        await machines.TokenAsync(old);
        await machines.TokenAsync(next);

        using var dropped = await machines.Admin.Http.DeleteAsync($"/v1/machines/{old.Id}/secrets/{old.SecretId}");
        Assert.Equal(401, (await machines.AskTokenAsync(old.ClientId, old.Secret!)).Status);
        await machines.TokenAsync(next);
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_stands_nowhere()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var made = await machines.AddAsync();

        var list = await machines.Admin.Http.GetStringAsync("/v1/machines");
        Assert.Contains(made.ClientId, list, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Secret!, list, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", list, StringComparison.OrdinalIgnoreCase);
        await foreach (var line in machines.Server.Get<IEventLog>().ReadAsync("org:pac-veilig"))
        {
            Assert.DoesNotContain(made.Secret!, System.Text.Encoding.UTF8.GetString(line.Body.Span), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_done_with_machines_stands_in_the_organisations_log()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        var made = await machines.AddAsync(new { name = "Portaal", scopes = new[] { "alarms.write" } });
        await machines.AddSecretAsync(made);
        using var disabled = await machines.Admin.Http.PostAsync($"/v1/machines/{made.Id}/disabled", null);

        var types = new List<string>();
        await foreach (var line in machines.Server.Get<IEventLog>().ReadAsync("org:pac-veilig"))
        {
            if (JsonDocument.Parse(line.Body).RootElement.GetProperty("subject").GetString() == made.Id)
            {
                types.Add(line.Type);
            }
        }

        Assert.Equal(["machine-added", "machine-secret-added", "machine-disabled"], types);
    }

    [Fact]
    public async Task Only_an_administrator_looks_after_machines()
    {
        using var machines = await MachineStage.OpenAsync(stage);
        using var operators = await machines.Server.SignInAsync(Town.Centre);
        using var answer = await operators.Http.PostAsJsonAsync("/v1/machines", new { name = "x", scopes = new[] { "alarms.write" } });
        Assert.Equal(403, (int)answer.StatusCode);
    }

    private static string Flipped(string text) => (text[0] == 'A' ? 'B' : 'A') + text[1..];
}
