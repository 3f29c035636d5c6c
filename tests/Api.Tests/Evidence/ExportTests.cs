using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Api.Tests.Following;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Evidence;
using LiveView.Protocols.Tests.Oracles;
using LiveView.Simulation.Processes;

namespace LiveView.Api.Tests.Evidence;

/// <summary>A real incident, taken out of the real program, and checked by the script that an outsider has.</summary>
[Collection(ServerCollection.Name)]
public sealed class ExportTests(LiveServer server)
{
    [Fact]
    public async Task What_happened_at_the_doors_is_proved_outside_with_a_shell_jq_and_openssl()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        await incident.CloseAsync();
        var directory = Directory.CreateTempSubdirectory("live-view-export-");
        try
        {
            var result = await ExportAsync(incident);
            Assert.Null(result.Refusal);
            ZipFile.ExtractToDirectory(new MemoryStream(result.Bundle!), directory.FullName);

            var (code, said) = await VerifyAsync(directory.FullName);

            Assert.True(code == 0, said);
            Assert.Contains("ok     tree:", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Afgehandeld", await File.ReadAllTextAsync(Path.Combine(directory.FullName, "incident.jsonl")), StringComparison.Ordinal);
            Assert.Contains("Afgehandeld", await File.ReadAllTextAsync(Path.Combine(directory.FullName, "values.json")), StringComparison.Ordinal);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Where_the_sharing_partys_object_was_is_in_it_as_others_read_it_and_as_it_came()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 4);
        await stage.Incident.CloseAsync();
        await stage.Tracker.DriveAsync(stage.Object, 2);
        var directory = Directory.CreateTempSubdirectory("live-view-export-");
        try
        {
            var result = await ExportAsync(stage.Incident);
            ZipFile.ExtractToDirectory(new MemoryStream(result.Bundle!), directory.FullName);
            var (code, said) = await VerifyAsync(directory.FullName);
            Assert.True(code == 0, said);

            byte[] Bytes(string ending) => File.ReadAllBytes(Path.Combine(directory.FullName, "tracks", $"{stage.Object}.{ending}"));
            var every = JsonSerializer.Deserialize<JsonElement>(Bytes("json"));
            Assert.True(every.GetProperty("isWhole").GetBoolean());
            // What came after the close is of no incident.
            var fixes = every.GetProperty("fixes").EnumerateArray().ToArray();
            Assert.Equal([1, 2, 3, 4], fixes.Select(each => each.GetProperty("sequence").GetInt32()));

            var theirs = (await Oracle.Ask("gpsbabel", ["-t", "-i", "gpx", "-f", "-", "-o", "unicsv,utc=0", "-F", "-"], Bytes("gpx")))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(line => line.Split(',')).ToArray();
            var moving = JsonSerializer.Deserialize<JsonElement>(Bytes("mf.json")).GetProperty("temporalGeometry");
            Assert.Equal(("MovingPoint", 4), (moving.GetProperty("type").GetString(), moving.GetProperty("datetimes").GetArrayLength()));
            Assert.Equal(4, theirs.Length);
            for (var i = 0; i < fixes.Length; i++)
            {
                var (latitude, longitude) = (
                    fixes[i].GetProperty("position").GetProperty("latitude").GetDouble(), fixes[i].GetProperty("position").GetProperty("longitude").GetDouble());
                Assert.Equal(latitude, double.Parse(theirs[i][1], System.Globalization.CultureInfo.InvariantCulture), 1e-6);
                Assert.Equal(longitude, double.Parse(theirs[i][2], System.Globalization.CultureInfo.InvariantCulture), 1e-6);
                Assert.Equal([longitude, latitude], moving.GetProperty("coordinates")[i].EnumerateArray().Select(each => each.GetDouble()));
            }
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Of_an_object_whose_trail_is_not_kept_nothing_is_in_it()
    {
        using var stage = await FollowStage.OpenAsync(server, keepTrail: false, trail: "liveOnly");
        await stage.Tracker.DriveAsync(stage.Object, 2);
        await stage.Incident.CloseAsync();
        using var zip = new ZipArchive(new MemoryStream((await ExportAsync(stage.Incident)).Bundle!));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.StartsWith("tracks/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_room_that_took_part_reads_the_checkpoints_after_the_close()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        await incident.CloseAsync();
        using var room = await server.SignInAsync(Town.Room);

        await Simulation.Patience.UntilAsync("a checkpoint over the closed incident", TimeSpan.FromSeconds(30), async () =>
        {
            var read = await room.Http.GetFromJsonAsync<JsonElement>($"/v1/incidents/{incident.Id}/checkpoints");
            var checkpoints = read.GetProperty("checkpoints").EnumerateArray().ToArray();
            return checkpoints.Length > 0
                && checkpoints[^1].GetProperty("text").GetString() == $"liveview/{read.GetProperty("installation").GetString()}/{incident.Id}\n"
                    + $"{checkpoints[^1].GetProperty("size").GetInt64()}\n{checkpoints[^1].GetProperty("head").GetString()}\n";
        });
    }

    private async Task<ExportResult> ExportAsync(CaseAtDoor incident)
    {
        var officer = new Actor(
            PersonId.Parse("fg-veilig"), OrganisationId.Parse("pac-veilig"), OrganisationKind.AlarmCentre, PersonRole.PrivacyOfficer,
            SignInStrength.TwoFactors);
        using var acting = Caller.Of(officer).Use();
        return await server.Get<IClusterClient>().GetGrain<IEvidenceGrain>(GrainKeys.Of(IncidentId.Parse(incident.Id)))
            .Export(new ExportOrder(officer, "Officier van justitie", "Strafzaak", "Vordering 2026-17"));
    }

    private static async Task<(int Code, string Said)> VerifyAsync(string directory)
    {
        var start = new System.Diagnostics.ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(RepositoryFiles.Root, "src/Domain/Evidence/Bundle/Shipped/verify.sh"));
        start.ArgumentList.Add(directory);
        using var process = System.Diagnostics.Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
