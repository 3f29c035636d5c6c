using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Evidence;
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
