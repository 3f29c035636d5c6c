using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Pictures;

/// <summary>Pictures piece by piece: every piece is the gate's to give.</summary>
[Collection(PictureServerCollection.Name)]
public partial class HlsTests(LiveServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_playlist_is_as_the_standard_wants_it_and_comes_with_the_part_that_was_waited_for()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        var media = await BeginAsync(room, incident);
        var before = await room.Http.GetStringAsync(media);
        var (number, part) = Hint(before);
        var after = await room.Http.GetStringAsync($"{media}?_HLS_msn={number}&_HLS_part={part}");
        using var hinted = await room.Http.GetAsync(new Uri(new Uri(server.Http, media), $"s{number}p{part}.m4s"));

        Assert.Contains($"s{number}p{part}.m4s\"", after, StringComparison.Ordinal);
        Assert.Equal("video/mp4", hinted.Content.Headers.ContentType!.MediaType);
        var target = Number(TargetPattern(), after);
        Assert.InRange(Number(HoldBackPattern(), after), Math.Max(3 * target, 1.5), Math.Max(3 * target, 3));
        Assert.All(PartPattern().Matches(after), match => Assert.True(double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) <= target));
        Assert.All(SegmentPattern().Matches(after), match =>
            Assert.True(Math.Round(double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) <= Number(LongestPattern(), after)));
    }

    [Theory]
    [InlineData("_HLS_part=1")]
    [InlineData("_HLS_msn=one")]
    [InlineData("_HLS_msn=-1")]
    [InlineData("_HLS_msn=1000000")]
    [InlineData("_HLS_msn=0&_HLS_part=x")]
    public async Task A_question_that_cannot_be_answered_is_a_bad_request(string question)
    {
        using var incident = await CaseAtDoor.RaisedAsync(server);
        var media = await BeginAsync(incident.Centre, incident);
        using var answer = await incident.Centre.Http.GetAsync($"{media}?{question}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_viewing_answers_to_its_own_sign_in_alone()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        var media = await BeginAsync(room, incident);
        using var colleague = await server.SignInAsync(Town.Room);

        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Http.GetAsync(media)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await incident.Centre.Http.GetAsync(media)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await room.Http.GetAsync(media)).StatusCode);
    }

    [Fact]
    public async Task Whoever_comes_later_is_given_nothing_from_before()
    {
        using var incident = await CaseAtDoor.RaisedAsync(server);
        var earlier = await BeginAsync(incident.Centre, incident);
        await incident.VerifyAsync();
        await incident.ForwardAsync();
        using var room = await server.SignInAsync(Town.Room);
        var before = "";
        await LiveView.Simulation.Patience.UntilAsync("segments from before", Patience, async () =>
            NamePattern().Count(before = await incident.Centre.Http.GetStringAsync(earlier)) >= 2);
        var growing = Hint(before).Number;
        var later = await BeginAsync(room, incident);
        var playlist = await room.Http.GetStringAsync(later);

        Assert.True(Number(SequencePattern(), playlist) >= growing);
        Assert.All(PiecePattern().Matches(playlist), piece => Assert.True(long.Parse(piece.Groups[1].ValueSpan, CultureInfo.InvariantCulture) >= growing));
        foreach (var piece in (string[])[$"s{growing - 1}.m4s", $"s{growing - 1}p0.m4s", $"s{growing - 2}.m4s", $"s{growing - 2}p0.m4s"])
        {
            using var old = await room.Http.GetAsync(new Uri(new Uri(server.Http, later), piece));
            Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
            using var seen = await incident.Centre.Http.GetAsync(new Uri(new Uri(server.Http, earlier), piece));
            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        }

        using var own = await room.Http.GetAsync(new Uri(new Uri(server.Http, later), NamePattern().Match(playlist).Value));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task A_withdrawn_release_stops_the_pieces_and_whoever_waits_for_one_gets_none()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        var media = await BeginAsync(room, incident);
        var playlist = await room.Http.GetStringAsync(media);
        var segment = new Uri(new Uri(server.Http, media), NamePattern().Match(playlist).Value);
        (await room.Http.GetAsync(segment)).EnsureSuccessStatusCode();
        var waiting = room.Http.GetAsync($"{media}?_HLS_msn={Hint(playlist).Number + 1}&_HLS_part=0");
        await incident.WithdrawAsync();

        using var waited = await waiting.WaitAsync(Patience, TimeProvider.System);
        await LiveView.Simulation.Patience.UntilAsync(
            "no piece leaves", Patience, async () => !(await room.Http.GetAsync(segment)).IsSuccessStatusCode);
        using var again = await room.Http.GetAsync(Index(incident));
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
    }

    private static string Index(CaseAtDoor incident) => $"/v1/incidents/{incident.Id}/cameras/{incident.Camera}/hls/index.m3u8";

    /// <returns>Address of the media playlist.</returns>
    private static async Task<string> BeginAsync(DeskSession viewer, CaseAtDoor incident)
    {
        var index = await viewer.Http.GetStringAsync(Index(incident));
        return Index(incident).Replace("index.m3u8", index.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
    }

    private static (long Number, int Part) Hint(string playlist)
    {
        var hint = HintPattern().Match(playlist);
        return (long.Parse(hint.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(hint.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
    }

    private static double Number(Regex pattern, string text) => double.Parse(pattern.Match(text).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("""PRELOAD-HINT:TYPE=PART,URI="s(\d+)p(\d+)\.m4s""")]
    private static partial Regex HintPattern();

    [GeneratedRegex(@"PART-TARGET=([0-9.]+)")]
    private static partial Regex TargetPattern();

    [GeneratedRegex(@"PART-HOLD-BACK=([0-9.]+)")]
    private static partial Regex HoldBackPattern();

    [GeneratedRegex(@"EXT-X-PART:DURATION=([0-9.]+)")]
    private static partial Regex PartPattern();

    [GeneratedRegex(@"EXTINF:([0-9.]+)")]
    private static partial Regex SegmentPattern();

    [GeneratedRegex(@"TARGETDURATION:(\d+)")]
    private static partial Regex LongestPattern();

    [GeneratedRegex(@"MEDIA-SEQUENCE:(\d+)")]
    private static partial Regex SequencePattern();

    [GeneratedRegex(@"\bs(\d+)(?:p\d+)?\.m4s")]
    private static partial Regex PiecePattern();

    [GeneratedRegex(@"^s\d+\.m4s$", RegexOptions.Multiline)]
    private static partial Regex NamePattern();
}
