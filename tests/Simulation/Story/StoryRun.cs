using System.Text.Json;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Panels;
using LiveView.Simulation.Pictures;

namespace LiveView.Simulation.Story;

/// <summary>
/// The main story, again and again, in real browsers: hold-up button, operator sees, verifies, forwards to two rooms, both see, close.
/// The first alarm is verified and forwarded by hand in the operator's page, the others by the same HTTP commands; all pictures are
/// proven from pixels in Chromium, and bare WebSockets count every byte that leaves the server without a right.
/// </summary>
public static class StoryRun
{
    private static readonly TimeSpan RefusedWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeProvider Clock = TimeProvider.System;

    public static async Task<StoryFigures> PlayAsync(StoryStage stage, StoryOptions options, CancellationToken cancellation = default)
    {
        var figures = new StoryFigures();
        await using var cast = await StoryCast.AssembleAsync(stage, options, cancellation);
        for (var number = 1; number <= options.Alarms; number++)
        {
            if (options.Until is { } until && Clock.GetUtcNow() + options.TimePerAlarm > until)
            {
                options.Say($"No time left for alarm {number}.");
                break;
            }
            try
            {
                await PlayOneAsync(cast, options, figures, byHand: number == 1, cancellation);
                figures.AlarmDone();
            }
            catch (Exception e) when (e is TimeoutException or InvalidOperationException or HttpRequestException or Microsoft.Playwright.PlaywrightException)
            {
                figures.Failed($"alarm {number}: {e.Message}");
                // One failure says it; a system that fails for ten times the patience says no more.
                break;
            }
        }
        foreach (var error in cast.Pages.SelectMany(p => p.Errors.Select(e => $"{p.Person}: {e}")).Distinct().Take(5))
            options.Say($"page error: {error}");
        return figures;
    }

    private static async Task PlayOneAsync(StoryCast cast, StoryOptions options, StoryFigures figures, bool byHand, CancellationToken cancellation)
    {
        var desk = cast.OperatorDesk;
        var known = desk.Incidents.Keys.ToHashSet();

        var pressed = Clock.GetUtcNow();
        var answer = await cast.Panel.HoldUpAsync(cancellation: cancellation);
        if (answer.Kind != PanelAnswerKind.Ack)
            throw new InvalidOperationException($"The receiver answered {answer.Text} to a hold-up alarm.");
        var raised = await desk.WaitForAsync(i => !known.Contains(DeskClient.Id(i)) && IsAt(i, options.Connection), options.PictureWithin, cancellation);
        var incident = DeskClient.Id(raised);

        var atOperator = await SeeAsync(cast.OperatorPage, incident, options.OperatorCamera, options.PictureWithin, cancellation);
        figures.OperatorSaw(atOperator.FirstAt - pressed);

        // Before the release: nobody but the centre gets a byte, of any camera.
        figures.BeforeRelease(await TryAllAsync([.. cast.RoomDesks, cast.BystanderDesk], incident, [.. options.Released, options.Withheld]));

        var forwarded = await ForwardAsync(cast, options, incident, byHand);
        // The click is not the forward: whoever asks before the incident has heard of it takes no part yet.
        await desk.WaitForAsync(
            each => DeskClient.Id(each) == incident && DeskClient.Status(each) is ("forwarded" or "accepted"), options.PictureWithin, cancellation);
        var taps = cast.RoomDesks.SelectMany(room => options.Released.Select(camera => room.Tap(incident, camera))).ToList();
        PictureProof[] proofs;
        try
        {
            var watching = cast.RoomPages.SelectMany(page => options.Released.Select(camera => SeeAsync(page, incident, camera, options.PictureWithin, cancellation)));
            proofs = await Task.WhenAll(watching);
            foreach (var proof in proofs)
            {
                figures.RoomSaw(proof.FirstAt - forwarded);
                if (proof.Falls > 0)
                    figures.Failed($"{incident}: the frame counter of camera {proof.Camera} went back {proof.Falls} times");
            }
            // While released to others: still nothing for the bystander, and nothing of the withheld camera for the rooms.
            figures.BeforeRelease(await TryAllAsync([cast.BystanderDesk], incident, options.Released));
            figures.BeforeRelease(await TryAllAsync(cast.RoomDesks, incident, [options.Withheld]));
            await EnsureFlowingAsync(taps, options.PictureWithin);

            var closed = Clock.GetUtcNow();
            await desk.CloseAsync(incident);
            var all = Task.WhenAll(taps.Select(tap => tap.Ended));
            if (await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(3), Clock, cancellation)) != all)
                figures.Failed($"{incident}: {taps.Count(t => !t.Ended.IsCompleted)} of {taps.Count} streams were still open 3 s after the close");
            foreach (var tap in taps)
                figures.LastByte(tap.LastBinaryAt!.Value - closed);
        }
        finally
        {
            foreach (var tap in taps)
                await tap.DisposeAsync();
        }
        figures.AfterClose(await TryAllAsync([.. cast.RoomDesks, cast.BystanderDesk], incident, options.Released));
        foreach (var page in cast.RoomPages)
        {
            if (await PicturesLeftAsync(page, TimeSpan.FromSeconds(1)) is > 0 and var still)
                figures.Failed($"{page.Person}: {still} pictures still on the page after the close of {incident}");
        }
        var (first, last) = (proofs.Min(proof => proof.FirstAt) - forwarded, proofs.Max(proof => proof.FirstAt) - forwarded);
        options.Say(
            $"alarm done: operator saw after {(atOperator.FirstAt - pressed).TotalMilliseconds:0} ms{(byHand ? ", forwarded by hand" : "")}, "
            + $"rooms {first.TotalMilliseconds:0} to {last.TotalMilliseconds:0} ms after the forward");
    }

    private static async Task<DateTimeOffset> ForwardAsync(StoryCast cast, StoryOptions options, string incident, bool byHand)
    {
        var rooms = options.Rooms.Select(r => r.Organisation).ToList();
        if (byHand)
        {
            var page = cast.OperatorPage;
            if (await page.Action("acknowledge").IsVisibleAsync())
                await page.AcknowledgeAsync();
            await page.VerifyAsync("verified", 4, "picture");
            return await page.ForwardAsync(rooms, [.. options.Released]);
        }
        var desk = cast.OperatorDesk;
        await desk.AcknowledgeAsync(incident);
        await desk.VerifyAsync(incident);
        var at = Clock.GetUtcNow();
        await desk.ForwardAsync(incident, rooms, options.Released);
        return at;
    }

    /// <summary>Opens the incident only when the page does not show it by itself.</summary>
    private static async Task<PictureProof> SeeAsync(DeskPage page, string incident, string camera, TimeSpan atMost, CancellationToken cancellation)
    {
        var start = Clock.GetTimestamp();
        while (await page.Tile(incident, camera).CountAsync() == 0 && Clock.GetElapsedTime(start) < atMost)
        {
            if (Clock.GetElapsedTime(start) > TimeSpan.FromSeconds(1.5) && await page.Row(incident).CountAsync() > 0)
            {
                await page.OpenAsync(incident);
                break;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(30), Clock, cancellation);
        }
        return await page.WaitForMovingPictureAsync(incident, camera, atMost, cancellation);
    }

    private static async Task<int> PicturesLeftAsync(DeskPage page, TimeSpan atMost)
    {
        var start = Clock.GetTimestamp();
        int left;
        while ((left = await page.PicturesNowAsync()) > 0 && Clock.GetElapsedTime(start) < atMost)
            await Task.Delay(TimeSpan.FromMilliseconds(50), Clock);
        return left;
    }

    private static async Task EnsureFlowingAsync(List<PictureTap> taps, TimeSpan atMost)
    {
        foreach (var tap in taps)
        {
            if (!await tap.WaitForPictureAsync(atMost))
                throw new InvalidOperationException($"{tap.Person} got no picture of {tap.Camera} over the socket; refused {tap.Refused}, closed {tap.Closed}.");
        }
    }

    /// <summary>Bytes of pictures that somebody got who should get none.</summary>
    private static async Task<long> TryAllAsync(IReadOnlyList<DeskClient> desks, string incident, IReadOnlyList<string> cameras)
    {
        var taps = await Task.WhenAll(desks.SelectMany(desk => cameras.Select(camera => PictureTap.TryAsync(desk.Session, incident, camera, RefusedWithin))));
        return taps.Sum(tap => tap.Bytes);
    }

    private static bool IsAt(JsonElement incident, string connection) =>
        incident.GetProperty("site").GetProperty("connection").GetString() == connection && DeskClient.Status(incident) is not ("closed" or "dismissed");
}
