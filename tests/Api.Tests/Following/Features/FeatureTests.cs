using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using LiveView.Api.Gate.Features;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Connections;
using LiveView.Protocols.Tests.Oracles;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Following.Features;

/// <summary>Positions as OGC API Features: GDAL is the foreign client, and says where RD New is.</summary>
[Collection(ServerCollection.Name)]
public class FeatureTests(LiveServer server)
{
    private const string RdNewUri = "http://www.opengis.net/def/crs/EPSG/0/28992";

    private static readonly string[] s_wrong =
    [
        "colour=red", "limit=0", "limit=x", "after=-1", "bbox=1,2,3", "bbox=5,53,6,52", "bbox=a,b,c,d", "bbox=NaN,1,2,3", "datetime=yesterday",
        "datetime=2026-01-01T00:00:00", "datetime=../..", "datetime=2026-01-02T00:00:00Z/2026-01-01T00:00:00Z", "crs=EPSG:28992", "limit=1&limit=2",
    ];

    // Points of RDNAPTRANS2018 on which Kadaster has transformations certified: ETRS89 and RD.
    [Theory]
    [InlineData(52.155172897, 5.387203657, 155000.0000, 463000.0000)]
    [InlineData(53.160753042, 4.824761912, 117380.1200, 575040.3400)]
    [InlineData(53.419482050, 6.776726674, 247380.5600, 604580.7800)]
    [InlineData(51.368607152, 3.397588595, 16460.9100, 377380.2300)]
    [InlineData(50.792584916, 5.773795548, 182260.4500, 311480.6700)]
    [InlineData(51.947393898, 4.072887101, 64640.8900, 440700.0101)]
    public void A_known_point_is_in_RD_New_where_Kadaster_says(double latitude, double longitude, double x, double y)
    {
        var ours = RdNew.Of(new GeoPosition(latitude, longitude));
        Assert.True(Math.Sqrt(Math.Pow(ours.X - x, 2) + Math.Pow(ours.Y - y, 2)) < 0.2, $"{ours} is not {x}, {y}");
    }

    [Fact]
    public async Task All_over_the_country_RD_New_is_where_GDAL_says()
    {
        var points = (from latitude in Enumerable.Range(0, 8) from longitude in Enumerable.Range(0, 8) select new GeoPosition(50.8 + (latitude * 0.38), 3.4 + (longitude * 0.5))).ToArray();
        var asked = string.Concat(points.Select(each => FormattableString.Invariant($"{each.Longitude} {each.Latitude}\n")));
        var answer = await Oracle.Ask("gdaltransform", ["-s_srs", "OGC:CRS84", "-t_srs", "+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +towgs84=565.4171,50.3319,465.5524,-0.398957388243134,0.343987817378283,-1.87740163998045,4.0725 +units=m"], Encoding.ASCII.GetBytes(asked));
        var theirs = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ').Select(each => double.Parse(each, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.Equal(points.Length, theirs.Length);
        Assert.All(points.Zip(theirs), pair =>
        {
            var ours = RdNew.Of(pair.First);
            Assert.Equal(pair.Second[0], ours.X, 0.01);
            Assert.Equal(pair.Second[1], ours.Y, 0.01);
            // And back: 0.1 m is less than 0.0000015 degrees.
            var (longitude, latitude) = RdNew.Degrees(pair.Second[0], pair.Second[1]);
            Assert.Equal(pair.First.Longitude, longitude, 0.0000015);
            Assert.Equal(pair.First.Latitude, latitude, 0.0000015);
        });
    }

    [Fact]
    public async Task A_page_after_the_other_every_position_once_and_in_order()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 5);
        var (numbers, pages) = (new List<long>(), 0);
        for (var next = $"{Items(stage)}?limit=2"; next is not null; pages++)
        {
            var page = await ReadAsync(stage.Room, next);
            numbers.AddRange(Features(page).Select(each => each.GetProperty("id").GetInt64()));
            Assert.Equal(Features(page).Length, page.GetProperty("numberReturned").GetInt32());
            next = page.GetProperty("links").EnumerateArray().Where(each => each.GetProperty("rel").GetString() == "next")
                .Select(each => each.GetProperty("href").GetString()).FirstOrDefault();
        }

        Assert.Equal((3, 5), (pages, numbers.Count));
        Assert.Equal([1, 2, 3, 4, 5], numbers);
    }

    [Fact]
    public async Task Only_what_lies_in_the_box_and_in_the_period_is_given()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveApartAsync(stage.Object, 4);
        var all = Features(await ReadAsync(stage.Room, Items(stage)));
        Assert.Equal(4, all.Length);
        var (second, third) = (all[1], all[2]);
        var north = third.GetProperty("geometry").GetProperty("coordinates")[1].GetDouble();
        var box = FormattableString.Invariant($"5,51,6,{(second.GetProperty("geometry").GetProperty("coordinates")[1].GetDouble() + north) / 2}");
        Assert.Equal(2, Features(await ReadAsync(stage.Room, $"{Items(stage)}?bbox={box}")).Length);
        Assert.Equal(2, Features(await ReadAsync(stage.Room, $"{Items(stage)}?datetime={WebUtility.UrlEncode($"{third.GetProperty("properties").GetProperty("time").GetString()}/..")}")).Length);
        var rd = RdNew.Of(new GeoPosition((second.GetProperty("geometry").GetProperty("coordinates")[1].GetDouble() + north) / 2, 5.1));
        var inRd = FormattableString.Invariant($"{rd.X - 1},{rd.Y},{rd.X + 1},{rd.Y + 1000}");
        Assert.Equal(2, Features(await ReadAsync(stage.Room, $"{Items(stage)}?bbox={inRd}&bbox-crs={RdNewUri}")).Length);
        Assert.Empty(Features(await ReadAsync(stage.Room, $"{Items(stage)}?bbox=0,0,1,1")));
    }

    [Fact]
    public async Task GDAL_reads_the_collections_and_every_position_and_in_RD_New_too()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 3);
        var first = Features(await ReadAsync(stage.Room, Items(stage)))[0].GetProperty("geometry").GetProperty("coordinates");
        var session = Path.Combine(server.DataDirectory, "session.txt");
        await File.WriteAllTextAsync(session, $"Cookie: {stage.Room.Cookies.GetCookieHeader(server.Http)}\n");
        var read = await Oracle.Ask("ogr2ogr", [
            "--config", "GDAL_HTTP_HEADER_FILE", session, "-f", "GeoJSON", "-lco", "RFC7946=NO", "-lco", "COORDINATE_PRECISION=9", "/vsistdout/",
            $"OAPIF:{server.Http}v1/incidents/{stage.Incident.Id}/features", stage.Object,
        ], []);
        var theirs = Features(JsonSerializer.Deserialize<JsonElement>(read));
        Assert.Equal(3, theirs.Length);
        var place = theirs[0].GetProperty("geometry").GetProperty("coordinates");
        Assert.Equal(first[0].GetDouble(), place[0].GetDouble(), 1e-6);
        Assert.Equal(first[1].GetDouble(), place[1].GetDouble(), 1e-6);

        var rd = Features(await ReadAsync(stage.Room, $"{Items(stage)}?crs={RdNewUri}", RdNewUri))[0].GetProperty("geometry").GetProperty("coordinates");
        var ours = RdNew.Of(new GeoPosition(first[1].GetDouble(), first[0].GetDouble()));
        Assert.Equal(ours.X, rd[0].GetDouble(), 0.05);
        Assert.Equal(ours.Y, rd[1].GetDouble(), 0.05);
    }

    [Fact]
    public async Task From_the_landing_page_every_link_leads_somewhere()
    {
        using var stage = await FollowStage.OpenAsync(server);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        var (open, seen) = (new Queue<string>([$"{server.Http}v1/incidents/{stage.Incident.Id}/features"]), new HashSet<string>());
        while (open.TryDequeue(out var address))
        {
            if (!seen.Add(address))
            {
                continue;
            }

            using var answer = await stage.Room.Http.GetAsync(new Uri(address));
            Assert.True(answer.IsSuccessStatusCode, address);
            var body = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
            foreach (var href in Links(body))
            {
                open.Enqueue(href);
            }
        }

        Assert.Equal(6, seen.Count);

        static IEnumerable<string> Links(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
                member.Name == "href" ? [member.Value.GetString()!] : Links(member.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Links),
            _ => [],
        };
    }

    [Fact]
    public async Task Whoever_may_see_only_where_it_is_gets_that_alone()
    {
        using var stage = await FollowStage.OpenAsync(server, trail: "liveOnly");
        await stage.Tracker.DriveAsync(stage.Object, 5);
        Assert.Equal(5, Assert.Single(Features(await ReadAsync(stage.Room, Items(stage)))).GetProperty("id").GetInt64());
        using var before = await stage.Room.Http.GetAsync(new Uri($"{Items(stage)}/2", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        using var now = await stage.Room.Http.GetAsync(new Uri($"{Items(stage)}/5", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, now.StatusCode);
    }

    [Fact]
    public async Task Without_a_release_after_it_and_for_others_nothing_leaves()
    {
        using var stage = await FollowStage.OpenAsync(server, trail: null);
        await stage.Tracker.DriveAsync(stage.Object, 1);
        using var neighbour = await server.SignInAsync(Town.Neighbour);
        Assert.Equal("not-released", await RefusedAsync(stage.Room, Items(stage)));
        Assert.Equal("not-found", await RefusedAsync(neighbour, Items(stage)));
        Assert.Equal("not-found", await RefusedAsync(neighbour, $"/v1/incidents/{stage.Incident.Id}/features/collections"));
        await stage.ReleaseAsync("kept");
        Assert.Single(Features(await ReadAsync(stage.Room, Items(stage))));
        await stage.WithdrawAsync();
        Assert.Equal("withdrawn", await RefusedAsync(stage.Room, Items(stage)));
        await stage.Incident.CloseAsync();
        Assert.Equal("incident-closed", await RefusedAsync(stage.Incident.Centre, Items(stage)));
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused_and_says_what_to_do()
    {
        using var stage = await FollowStage.OpenAsync(server);
        foreach (var query in s_wrong)
        {
            using var answer = await stage.Room.Http.GetAsync(new Uri($"{Items(stage)}?{query}", UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, query);
            Assert.Contains("bad-query", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static string Items(FollowStage stage) => $"/v1/incidents/{stage.Incident.Id}/features/collections/{stage.Object}/items";

    private static JsonElement[] Features(JsonElement collection) => [.. collection.GetProperty("features").EnumerateArray()];

    private static async Task<JsonElement> ReadAsync(DeskSession desk, string address, string crs = "http://www.opengis.net/def/crs/OGC/1.3/CRS84")
    {
        using var answer = await desk.Http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal([$"<{crs}>"], answer.Headers.GetValues("Content-Crs"));
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static async Task<string> RefusedAsync(DeskSession desk, string address)
    {
        using var answer = await desk.Http.GetAsync(new Uri(address, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("coordinates", text, StringComparison.Ordinal);
        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("code").GetString()!;
    }
}
