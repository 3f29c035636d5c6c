using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Media.Clips;
using LiveView.Media.Recording.Reading;

namespace LiveView.Api.Tests.Clips;

/// <summary>Where the source policy asks for a mark, every clip has one in its pictures, whoever takes it.</summary>
[Collection(ServerCollection.Name)]
public class MarkedClipTests(LiveServer server)
{
    private const int Width = 640;
    private const int Height = 360;

    [Fact]
    public async Task The_mark_stands_in_the_pictures_of_both_parties_and_what_left_is_accounted_for()
    {
        using var recorded = await RecordedCase.MarkedAsync(server, 4);
        await recorded.Case.ReleaseAsync(null, "clip");
        var extent = await recorded.ExtentAsync();
        var (from, until) = (extent.From, extent.From.AddSeconds(2));
        var original = new TakenClip(await OriginalAsync(recorded, from, until), from);
        var unmarked = await original.GrayAsync();
        foreach (var person in new[] { recorded.Room, recorded.Case.Centre })
        {
            using var answer = await recorded.AskAsync(person, from, until);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var clip = await TakenClip.OfAsync(answer);
            var marked = await clip.GrayAsync();

            Assert.Equal(unmarked.Length, marked.Length);
            for (var picture = 0; picture < marked.Length; picture += Width * Height)
            {
                var (there, before) = (marked.AsSpan(picture, Width * Height).ToArray(), unmarked.AsSpan(picture, Width * Height).ToArray());
                Assert.True(Apart(there, before, Height - 60, Height - 10) > 2 * Apart(there, before, 120, 240) + 5, "There is no mark at the bottom.");
                Assert.True(Apart(there, before, 8, 20) > 2 * Apart(there, before, 120, 240) + 5, "There is no time at the top.");
            }

            using var officer = await server.SignInAsync(Town.PrivacyOfficer);
            Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(clip.Bytes)), await DisclosuresAsync(officer.Http, recorded));
        }
    }

    /// <summary>How far the left half of two pictures is apart between two rows, mean of 0 to 255.</summary>
    private static double Apart(byte[] one, byte[] other, int top, int bottom) =>
        (from row in Enumerable.Range(top, bottom - top)
         from column in Enumerable.Range(16, 140)
         select Math.Abs(one[(row * Width) + column] - other[(row * Width) + column])).Average();

    private async Task<byte[]> OriginalAsync(RecordedCase recorded, DateTimeOffset from, DateTimeOffset until)
    {
        using var file = new MemoryStream();
        await foreach (var piece in OriginalClip.ReadAsync(
            server.Get<IRecordings>(), IncidentId.Parse(recorded.Case.Id), CameraId.Parse(recorded.Case.Camera), from, until, null, _ => "", CancellationToken.None))
        {
            file.Write(piece.Bytes.Span);
        }

        return file.ToArray();
    }

    private static async Task<IEnumerable<string?>> DisclosuresAsync(HttpClient officer, RecordedCase recorded)
    {
        var now = TimeProvider.System.GetUtcNow();
        var page = await officer.GetFromJsonAsync<JsonElement>(
            $"/v1/accountability/disclosures?camera={recorded.Case.Camera}&from={now.AddHours(-1).UtcDateTime:O}&to={now.AddHours(1).UtcDateTime:O}");
        return [.. page.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("clip")).Where(clip => clip.ValueKind == JsonValueKind.Object)
            .Select(clip => clip.GetProperty("sha256").GetString())];
    }
}
