using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;

namespace LiveView.Api.Tests.Following;

/// <summary>An object on its way to a camera: what is released is named, the rest is asked for, and what it came past is no more said.</summary>
[Collection(ServerCollection.Name)]
public class CamerasAheadTests(LiveServer server)
{
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow().AddSeconds(-1);

    [Fact]
    public async Task A_camera_ahead_is_named_while_it_is_released_else_only_counted_and_asked_for_and_gone_when_the_object_came_past()
    {
        using var stage = await FollowStage.OpenAsync(server, roadside: true);
        await ReportAsync(stage, 0, 52.080);
        using var line = await stage.FollowAsync();
        var ahead = (await line.CamerasAsync(told => told.GetProperty("released").GetInt32() == 1)).GetProperty("ahead")[0];
        Assert.Equal((stage.Incident.Camera, true), (ahead.GetProperty("camera").GetString(), ahead.GetProperty("due").GetBoolean()));
        Assert.Equal("no-camera-ahead", await AskAsync(stage));

        await stage.Incident.WithdrawAsync();
        ahead = (await line.CamerasAsync(told => told.GetProperty("askable").GetInt32() == 1)).GetProperty("ahead")[0];
        Assert.False(ahead.TryGetProperty("camera", out _));
        Assert.Null(await AskAsync(stage));
        var asked = (await stage.Incident.ReadAsync()).GetProperty("requests")[0];
        Assert.Equal(
            (stage.Incident.Camera, Town.RoomOrganisation, stage.Object),
            (asked.GetProperty("camera").GetString(), asked.GetProperty("by").GetProperty("organisation").GetProperty("id").GetString(), asked.GetProperty("object").GetString()));

        await ReportAsync(stage, 1, 52.100);
        await line.CamerasAsync(told => told.GetProperty("ahead").GetArrayLength() == 0);
    }

    /// <summary>North along the camera's street.</summary>
    private async Task ReportAsync(FollowStage stage, int seconds, double latitude) => Assert.Equal(200, (await stage.Tracker.SendAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"device\":\"{stage.Object}\",\"time\":\"{_start.AddSeconds(seconds):O}\",\"lat\":{latitude:F5},\"lon\":5.12,\"speed\":27.8,\"heading\":0,\"accuracy\":5}}"))).Status);

    /// <summary>The code of the refusal, or null.</summary>
    private static async Task<string?> AskAsync(FollowStage stage)
    {
        using var answer = await stage.Room.Http.PostAsJsonAsync($"/v1/incidents/{stage.Incident.Id}/objects/{stage.Object}/camera-requests", new { });
        return answer.IsSuccessStatusCode ? null : (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
