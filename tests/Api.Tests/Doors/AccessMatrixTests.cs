using System.Globalization;
using System.Text;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tests.Pictures;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Pictures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Xunit.Abstractions;

namespace LiveView.Api.Tests.Doors;

/// <summary>
/// Every endpoint, each of the eight kinds of actor, own, foreign and closed incident: each door answers as <see cref="AccessMatrix"/>
/// says, nobody without a right gets in, and not one byte of a picture leaves. The last two are rules of their own, so that a wrong
/// entry in the table opens nothing.
/// </summary>
[Collection(ServerCollection.Name)]
public class AccessMatrixTests(MatrixStage stage, ITestOutputHelper output) : IClassFixture<MatrixStage>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly int[] s_refusals = [400, 401, 403, 404, 405, 415];

    public static TheoryData<Knocker, Standing> Matrix
    {
        get
        {
            var all = new TheoryData<Knocker, Standing>();
            foreach (var knocker in Enum.GetValues<Knocker>())
            {
                foreach (var standing in (Standing[])[Standing.Own, Standing.Foreign, Standing.Closed])
                {
                    all.Add(knocker, standing);
                }
            }

            all.Add(Knocker.ToldDispatcher, Standing.Unreleased);
            all.Add(Knocker.ToldDispatcher, Standing.Withdrawn);
            return all;
        }
    }

    [Fact]
    public void Every_door_stands_in_the_matrix_once()
    {
        Assert.Equal(AccessMatrix.Routes.Order(StringComparer.Ordinal), stage.Server.Routes());
        Assert.Equal(AccessMatrix.Routes.Count, AccessMatrix.Rows.Length);
    }

    [Theory, MemberData(nameof(Matrix))]
    public async Task Every_door_answers_as_written_and_nobody_gets_in_without_a_right_and_no_picture_leaves(Knocker knocker, Standing standing)
    {
        var (incident, camera) = await stage.IncidentAsync(knocker, standing);
        using var session = await stage.SessionOfAsync(knocker);
        var wrong = new StringBuilder();
        var bytes = await PictureBytesAsync(session, incident, camera);
        if (bytes > 0 != MaySee(knocker, standing))
        {
            wrong.AppendLine(CultureInfo.InvariantCulture, $"{bytes} bytes of pictures by the sockets");
        }

        foreach (var row in AccessMatrix.Rows)
        {
            var (status, picture) = await KnockAsync(session, row, incident, camera);
            bytes += picture;
            if (picture > 0 && !MaySee(knocker, standing))
            {
                wrong.AppendLine(CultureInfo.InvariantCulture, $"{row.Route}: {picture} bytes of a picture");
            }

            if (status != row.Answer(knocker, standing))
            {
                wrong.AppendLine(CultureInfo.InvariantCulture, $"{row.Route}: {status}, not {row.Answer(knocker, standing)}");
            }

            if (status >= 500 || (!MayEnter(knocker, standing, row.Route) && !s_refusals.Contains(status)))
            {
                wrong.AppendLine(CultureInfo.InvariantCulture, $"{row.Route}: {status} without a right");
            }
        }

        // For `./live-view bench gate`: endpoints, knocked at, bytes that nobody had a right to.
        if (Environment.GetEnvironmentVariable("LIVEVIEW_MATRIX_FIGURES") is { Length: > 0 } figures)
        {
            File.AppendAllText(
                figures, $"{stage.Server.Routes().Count} {AccessMatrix.Rows.Length} {(MaySee(knocker, standing) ? 0 : bytes)}\n");
        }

        output.WriteLine($"{knocker}, {standing}: {AccessMatrix.Rows.Length} endpoints, {bytes} bytes of pictures");
        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    private static bool MaySee(Knocker knocker, Standing standing) => standing switch
    {
        Standing.Own => knocker is Knocker.SharingOperator or Knocker.ToldDispatcher,
        _ => false,
    };

    /// <summary>Whether anything but a refusal may be the answer. A refusal always may: what people of a party may do is told elsewhere.</summary>
    private bool MayEnter(Knocker knocker, Standing standing, string route)
    {
        if (IsAnonymous(route))
        {
            return true;
        }

        if (knocker is Knocker.Anonymous or Knocker.Machine)
        {
            return knocker == Knocker.Machine && route == "POST /v1/alarms";
        }

        var ofAnIncident = route.Contains("/v1/incidents/{", StringComparison.Ordinal);
        var takesPart = standing != Standing.Foreign && knocker is Knocker.SharingOperator or Knocker.ToldDispatcher or Knocker.OfficeRole;
        return !ofAnIncident || takesPart;
    }

    /// <summary>By the socket of the camera, and by the one that asks.</summary>
    private static async Task<long> PictureBytesAsync(DeskSession session, string incident, string camera)
    {
        await using var tap = PictureTap.Open(session, incident, camera);
        await tap.WaitForPictureAsync(Patience);
        if (tap.Refused is not null)
        {
            return tap.Bytes;
        }

        using var asking = await AskingSocket.AskAsync(session, JsonSerializer.Serialize(new { incident, camera }));
        await asking.ReadAsync();
        return tap.Bytes + asking.PictureBytes;
    }

    private static async Task<(int Status, long Picture)> KnockAsync(DeskSession session, AccessMatrix.Row row, string incident, string camera)
    {
        using var request = row.Knock(incident, camera);
        using var answer = await session.Http.SendAsync(request);
        var kind = answer.Content.Headers.ContentType?.MediaType ?? "";
        var isPicture = kind.StartsWith("image/", StringComparison.Ordinal) || kind.StartsWith("video/", StringComparison.Ordinal)
            || kind == "application/octet-stream";
        return ((int)answer.StatusCode, isPicture ? (await answer.Content.ReadAsByteArrayAsync()).LongLength : 0);
    }

    private bool IsAnonymous(string route) => stage.Server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        && route.EndsWith($" {endpoint.RoutePattern.RawText!.TrimEnd('/')}", StringComparison.Ordinal));
}
