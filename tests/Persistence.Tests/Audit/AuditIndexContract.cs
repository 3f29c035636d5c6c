using LiveView.Domain.Accountability;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Audit;

/// <summary>Who watched, what was released, who was refused: answered from the log, whatever database is behind it.</summary>
public abstract class AuditIndexContract(IDatabases databases) : IAsyncLifetime
{
    private static readonly DateTimeOffset T = WatchedShop.Start;
    private static readonly AuditScope Centre = new(WatchedShop.Centre.Id, ByCamera: true);
    private static readonly AuditScope Room = new(WatchedShop.Room, ByCamera: false);

    private StorageOptions options = null!;
    private Database database = null!;
    private WatchedShop shop = null!;

    private IAuditIndex Index => database.Audit;

    public async Task InitializeAsync()
    {
        options = await databases.NewAsync();
        database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
        shop = new WatchedShop(database.Log);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_viewing_is_told_with_who_why_and_how_long()
    {
        await shop.RaiseAsync("1", T);
        await shop.ReleaseAsync("1", T.AddSeconds(30), WatchedShop.Till, WatchedShop.Room);
        await shop.LookAsync("1", T.AddSeconds(31), WatchedShop.Dispatcher, "v1");
        await shop.StopAsync("1", T.AddSeconds(91), WatchedShop.Dispatcher, "v1");

        var row = Assert.Single(await ViewingsAsync(Centre));
        Assert.Equal(
            new ViewingRecord(
                row.Position, IncidentId.Parse("1"), ConnectionNumber.Parse("LV-0001"), "Juwelier", WatchedShop.Till, WatchedShop.Centre.Id,
                GateAction.Live, WatchedShop.Room, WatchedShop.Dispatcher.Person, PersonRole.Dispatcher, WatchedShop.Basis, T.AddSeconds(31),
                T.AddSeconds(91), "left", 250, 5_000_000),
            row);
    }

    [Fact]
    public async Task Looking_back_is_told_apart_from_watching_live_with_the_recorded_pictures_that_were_looked_at()
    {
        await shop.RaiseAsync("1", T);
        await shop.LookAsync("1", T.AddSeconds(60), WatchedShop.Dispatcher, "v1");
        await shop.LookAsync("1", T.AddSeconds(61), WatchedShop.Dispatcher, "v2", action: GateAction.Replay);
        await shop.WriteAsync("1", T.AddSeconds(90), new IncidentEvent.ViewingEnded(
            WatchedShop.Dispatcher, ViewingId.Parse("v2"), "left", 30, 600, T.AddSeconds(2), T.AddSeconds(4)));
        await shop.StopAsync("1", T.AddSeconds(91), WatchedShop.Dispatcher, "v1");
        await shop.WriteAsync("1", T.AddSeconds(92), new IncidentEvent.SnapshotTaken(WatchedShop.Dispatcher, WatchedShop.Till));
        await shop.WriteAsync("1", T.AddSeconds(93), new IncidentEvent.SnapshotTaken(WatchedShop.Dispatcher, WatchedShop.Till, T.AddSeconds(7)));

        foreach (var reader in new[] { Centre, Room })
        {
            Assert.Equal<(GateAction, DateTimeOffset?, DateTimeOffset?, long)>(
                [
                    (GateAction.Live, null, null, 250), (GateAction.Replay, T.AddSeconds(2), T.AddSeconds(4), 30),
                    (GateAction.Snapshot, null, null, 1), (GateAction.Snapshot, T.AddSeconds(7), T.AddSeconds(7), 1),
                ],
                (await ViewingsAsync(reader)).Select(row => (row.Action, row.First, row.Last, row.Frames)));
        }
    }

    [Fact]
    public async Task Each_stands_on_the_ground_of_the_release_that_allowed_it()
    {
        await shop.RaiseAsync("1", T);
        await shop.ReleaseAsync("1", T, WatchedShop.Till, WatchedShop.Room, "r1", basis: "Live");
        await shop.ReleaseAsync("1", T, WatchedShop.Till, WatchedShop.Room, "r2", [GateAction.Replay, GateAction.Snapshot], "Terugkijken");
        await shop.LookAsync("1", T.AddSeconds(1), WatchedShop.Dispatcher, "v1");
        await shop.LookAsync("1", T.AddSeconds(2), WatchedShop.Dispatcher, "v2", action: GateAction.Replay);
        await shop.WriteAsync("1", T.AddSeconds(3), new IncidentEvent.SnapshotTaken(WatchedShop.Dispatcher, WatchedShop.Till));

        Assert.Equal(["Live", "Terugkijken", "Terugkijken"], (await ViewingsAsync(Centre)).Select(row => row.LegalBasis));
    }

    [Fact]
    public async Task Who_looked_at_a_photo_is_accounted_for_line_by_line()
    {
        var photo = MaterialId.Parse("photo-1");
        await shop.RaiseAsync("1", T);
        await shop.WriteAsync("1", T.AddSeconds(10), new IncidentEvent.MaterialAdded(
            WatchedShop.Operator, photo, MaterialKind.Photo, new MaterialContent(new string('a', 64), "image/jpeg", 10, 4, 3), "Man in rode jas"));
        await shop.WriteAsync("1", T.AddSeconds(20), new IncidentEvent.MaterialReleased(
            WatchedShop.Operator, photo, new ItemRelease(WatchedShop.Room, WatchedShop.Basis, T, T.AddHours(1), ReleaseId.Parse("r1"))));
        await shop.WriteAsync("1", T.AddSeconds(30), new IncidentEvent.MaterialViewed(
            WatchedShop.Dispatcher, photo, MaterialKind.Photo, new string('a', 64)));
        await shop.WriteAsync("1", T.AddSeconds(40), new IncidentEvent.Withdrawn(WatchedShop.Operator, ReleaseId.Parse("r1")));

        var query = new AuditQuery([], T, T.AddHours(1));
        Assert.Equal(
            ["material-added", "material-released", "material-viewed"],
            (await Index.EntriesAsync(Centre, query, 0, 100)).Select(each => each.Type));
        Assert.Equal(
            ["material-released", "material-viewed"], (await Index.MaterialAsync(Centre, query, 0, 100)).Select(each => each.Type));
        Assert.Equal("material-viewed", Assert.Single(await Index.MaterialAsync(Room, query, 0, 100)).Type);
        var looked = Assert.Single(await Index.EntriesAsync(Room, query, 0, 100));
        Assert.Equal(new string('a', 64), looked.Event.GetProperty("sha256").GetString());
        Assert.Equal("dis-1", looked.Event.GetProperty("by").GetProperty("person").GetString());
    }

    [Fact]
    public async Task Whoever_watches_now_is_told_too_and_the_sharing_party_needs_no_release()
    {
        await shop.RaiseAsync("1", T);
        await shop.LookAsync("1", T.AddSeconds(1), WatchedShop.Operator, "v1");

        var row = Assert.Single(await ViewingsAsync(Centre));
        Assert.Equal((null, null, null), (row.To, row.EndedBy, row.LegalBasis));
    }

    [Fact]
    public async Task A_viewing_belongs_to_every_period_in_which_it_was_under_way()
    {
        await shop.RaiseAsync("1", T);
        await shop.LookAsync("1", T.AddHours(1), WatchedShop.Operator, "v1");
        await shop.StopAsync("1", T.AddHours(3), WatchedShop.Operator, "v1");

        Assert.Empty(await ViewingsAsync(Centre, T, T.AddHours(1)));
        Assert.Single(await ViewingsAsync(Centre, T, T.AddHours(1.1)));
        Assert.Single(await ViewingsAsync(Centre, T.AddHours(2), T.AddHours(2.5)));
        Assert.Single(await ViewingsAsync(Centre, T.AddHours(3), T.AddHours(4)));
        Assert.Empty(await ViewingsAsync(Centre, T.AddHours(3.1), T.AddHours(4)));
    }

    [Fact]
    public async Task A_sharing_party_reads_about_its_own_cameras_and_a_receiving_party_about_its_own_people()
    {
        await shop.RaiseAsync("1", T);
        await shop.RaiseAsync("2", T, WatchedShop.OtherCentre);
        await shop.LookAsync("1", T, WatchedShop.Dispatcher, "v1");
        await shop.LookAsync("1", T, WatchedShop.OtherDispatcher, "v2");
        await shop.LookAsync("2", T, WatchedShop.Dispatcher, "v3");

        Assert.Equal(["1", "1"], (await ViewingsAsync(Centre)).Select(row => row.Incident.Value));
        Assert.Equal(["1", "2"], (await ViewingsAsync(Room)).Select(row => row.Incident.Value));
        Assert.All(await ViewingsAsync(Room), row => Assert.Equal(WatchedShop.Room, row.Organisation));
        Assert.Empty(await ViewingsAsync(new AuditScope(WatchedShop.Room, ByCamera: true)));
    }

    [Fact]
    public async Task Only_the_cameras_that_are_asked_for_are_told()
    {
        await shop.RaiseAsync("1", T);
        await shop.LookAsync("1", T, WatchedShop.Operator, "v1", WatchedShop.Till);
        await shop.LookAsync("1", T, WatchedShop.Operator, "v2", WatchedShop.Vault);

        var rows = await Index.ViewingsAsync(Centre, Day() with { Cameras = [WatchedShop.Vault] }, 0, 10);
        Assert.Equal(WatchedShop.Vault, Assert.Single(rows).Camera);
    }

    [Fact]
    public async Task Page_by_page_nothing_is_left_out_and_nothing_told_twice()
    {
        await shop.RaiseAsync("1", T);
        for (var i = 0; i < 23; i++)
        {
            await shop.LookAsync("1", T.AddSeconds(i), WatchedShop.Operator, $"v{i}");
        }

        var told = new List<DateTimeOffset>();
        for (IReadOnlyList<ViewingRecord> page = await Index.ViewingsAsync(Centre, Day(), 0, 5);
            page.Count > 0;
            page = await Index.ViewingsAsync(Centre, Day(), page[^1].Position, 5))
        {
            told.AddRange(page.Select(row => row.From));
        }

        Assert.Equal(Enumerable.Range(0, 23).Select(i => T.AddSeconds(i)), told);
    }

    [Fact]
    public async Task A_clip_is_a_viewing_and_a_disclosure_with_what_left()
    {
        await shop.RaiseAsync("1", T);
        await shop.ReleaseAsync("1", T, WatchedShop.Till, WatchedShop.Room);
        await ClipAsync("v1", WatchedShop.Till, 60, bytes: 9_000);

        var viewing = Assert.Single(await ViewingsAsync(Centre));
        Assert.Equal(("clip", 25L, 9_000L, T.AddSeconds(60)), (viewing.EndedBy, viewing.Frames, viewing.Bytes, viewing.To));
        Assert.Equal((GateAction.Clip, T, T.AddSeconds(1)), (viewing.Action, viewing.First, viewing.Last));
        foreach (var reader in new[] { Centre, Room })
        {
            var told = Assert.Single(await Index.DisclosuresAsync(reader, Day(), 0, 10), each => each.Clip is not null);
            Assert.Equal(
                new DisclosureRecord(
                    told.Position, IncidentId.Parse("1"), ConnectionNumber.Parse("LV-0001"), "Juwelier", null, WatchedShop.Till, WatchedShop.Centre.Id,
                    WatchedShop.Room, null, WatchedShop.Dispatcher.Person, PersonRole.Dispatcher, WatchedShop.Basis, T.AddSeconds(60),
                    T.AddSeconds(60), T.AddSeconds(60), "clip", new DisclosedClip(T, T.AddSeconds(1), 9_000, new string('a', 64))),
                told);
        }
    }

    [Fact]
    public async Task Clips_are_told_page_by_page_of_the_cameras_asked_for_and_none_of_which_nothing_left()
    {
        await shop.RaiseAsync("1", T);
        for (var i = 0; i < 12; i++)
        {
            await ClipAsync($"v{i}", i % 3 == 0 ? WatchedShop.Vault : WatchedShop.Till, i, bytes: i == 6 ? 0 : 100 + i);
        }

        var told = new List<long>();
        var query = Day() with { Cameras = [WatchedShop.Vault] };
        for (IReadOnlyList<DisclosureRecord> page = await Index.DisclosuresAsync(Centre, query, 0, 2);
            page.Count > 0;
            page = await Index.DisclosuresAsync(Centre, query, page[^1].Position, 2))
        {
            told.AddRange(page.Select(row => row.Clip!.Bytes));
        }

        Assert.Equal([100, 103, 109], told);
    }

    private async Task ClipAsync(string viewing, CameraId camera, int second, long bytes)
    {
        var id = ViewingId.Parse(viewing);
        await shop.WriteAsync(
            "1", T.AddSeconds(second - 1), new IncidentEvent.ViewingStarted(WatchedShop.Dispatcher, id, camera, GateAction.Clip));
        await shop.WriteAsync("1", T.AddSeconds(second), new IncidentEvent.ClipGiven(
            WatchedShop.Dispatcher, id, camera, WatchedShop.Basis, IncidentEvent.ClipGiven.Whole, 25, bytes, T, T.AddSeconds(1), new string('a', 64)));
    }

    [Fact]
    public async Task A_release_is_told_with_its_basis_and_how_it_ended()
    {
        await shop.RaiseAsync("1", T);
        await shop.ReleaseAsync("1", T, WatchedShop.Till, WatchedShop.Room, "r1");
        await shop.ReleaseAsync("1", T, WatchedShop.Vault, WatchedShop.OtherRoom, "r2");
        await shop.WriteAsync("1", T.AddMinutes(1), new IncidentEvent.Withdrawn(WatchedShop.Operator, ReleaseId.Parse("r1")));
        await shop.WriteAsync("1", T.AddMinutes(2), new IncidentEvent.Closed(WatchedShop.Operator, null));

        var rows = await Index.DisclosuresAsync(Centre, Day(), 0, 10);
        Assert.Equal(
            [("r1", "withdrawn", T.AddMinutes(1)), ("r2", "closed", T.AddMinutes(2))],
            rows.Select(row => (row.Release!.Value.Value, row.EndedBy!, row.EndedAt!.Value)));
        Assert.All(rows, row => Assert.Equal((WatchedShop.Basis, WatchedShop.Operator.Person), (row.LegalBasis, row.GivenBy)));
        Assert.Equal("r1", Assert.Single(await Index.DisclosuresAsync(Room, Day(), 0, 10)).Release?.Value);
    }

    [Fact]
    public async Task A_release_to_look_back_is_told_apart_from_one_of_live_pictures_with_where_the_recording_opens()
    {
        await shop.RaiseAsync("1", T);
        await shop.ReleaseAsync("1", T.AddMinutes(1), WatchedShop.Till, WatchedShop.Room, "r1");
        await shop.ReleaseAsync("1", T.AddMinutes(2), WatchedShop.Till, WatchedShop.Room, "r2", [GateAction.Replay], since: T.AddSeconds(-30));
        await shop.ReleaseAsync("1", T.AddMinutes(3), WatchedShop.Vault, WatchedShop.Room, "r3", [GateAction.Live, GateAction.Replay]);

        Assert.Equal<(CapabilitySet?, DateTimeOffset?)>(
            [
                (CapabilitySet.LiveOnly, null), (CapabilitySet.Of(GateAction.Replay), T.AddSeconds(-30)),
                (CapabilitySet.Of(GateAction.Live, GateAction.Replay), T.AddMinutes(3)),
            ],
            (await Index.DisclosuresAsync(Room, Day(), 0, 10)).Select(row => (row.Capabilities, row.PicturesFrom)));
    }

    [Fact]
    public async Task A_release_that_waits_for_a_second_person_is_told_to_nobody_until_it_is_confirmed_and_from_then()
    {
        await shop.RaiseAsync("1", T);
        await shop.WriteAsync("1", T, new IncidentEvent.Released(WatchedShop.Operator, new ImageRelease(
            ReleaseId.Parse("r1"), WatchedShop.Till, WatchedShop.Centre.Id, WatchedShop.Room, WatchedShop.Basis, T, T.AddHours(1),
            PendingBy: WatchedShop.Operator.Person)));
        Assert.Empty(await Index.DisclosuresAsync(Room, Day(), 0, 10));
        Assert.Empty(await Index.DisclosuresAsync(Centre, Day(), 0, 10));

        await shop.WriteAsync("1", T.AddMinutes(1), new IncidentEvent.ReleaseConfirmed(WatchedShop.Operator, ReleaseId.Parse("r1")));
        var row = Assert.Single(await Index.DisclosuresAsync(Room, Day(), 0, 10));
        Assert.Equal((WatchedShop.Till, T.AddMinutes(1)), (row.Camera!.Value, row.From));
    }

    [Fact]
    public async Task An_export_is_a_disclosure_too_and_of_every_camera_that_was_released()
    {
        await shop.RaiseAsync("1", T);
        await shop.ReleaseAsync("1", T, WatchedShop.Till, WatchedShop.Room);
        await shop.WriteAsync("1", T.AddMinutes(1), new IncidentEvent.Exported(
            WatchedShop.Operator, "Officier van justitie", "Onderzoek", "Sv art. 126nda", 2, "00"));

        var rows = await Index.DisclosuresAsync(Centre, Day() with { Cameras = [WatchedShop.Till] }, 0, 10);
        Assert.Equal(
            [(WatchedShop.Basis, null), ("Sv art. 126nda", "Officier van justitie")], rows.Select(row => (row.LegalBasis, row.RecipientText)));
        Assert.Empty(await Index.DisclosuresAsync(Centre, Day() with { Cameras = [WatchedShop.Vault] }, 0, 10));
        Assert.Single(await Index.DisclosuresAsync(Centre, Day(), rows[0].Position, 10));
        Assert.Single(await Index.DisclosuresAsync(Centre, Day(), 0, 1));
    }

    [Fact]
    public async Task Refusals_and_entries_of_the_organisation_are_told_as_they_stand_in_the_log()
    {
        await shop.RaiseAsync("1", T);
        await shop.WriteAsync("1", T, new IncidentEvent.AccessDenied(
            WatchedShop.OtherDispatcher, "view-live", WatchedShop.Till.Value, "not-found", 1, T, 3));
        await shop.AppendAsync("org:pac-veilig", new LineToLog("policy-changed", T, "{\"connection\":\"LV-0001\"}"u8.ToArray()));
        await shop.AppendAsync("org:pac-stad", new LineToLog("policy-changed", T, "{}"u8.ToArray()));
        await shop.AppendAsync("acct:1234", new LineToLog("message-received", T, "{}"u8.ToArray()));

        var entries = await Index.EntriesAsync(Centre, Day(), 0, 10);
        Assert.Equal(["access-denied", "policy-changed"], entries.Select(entry => entry.Type));
        Assert.Equal(3, entries[0].Event.GetProperty("count").GetInt32());
        Assert.Equal("access-denied", Assert.Single(await Index.EntriesAsync(
            new AuditScope(WatchedShop.OtherRoom, ByCamera: false), Day(), 0, 10)).Type);
    }

    [Fact]
    public async Task The_ends_are_told_of_the_logs_in_which_something_of_the_period_stands()
    {
        await shop.RaiseAsync("1", T);
        await shop.LookAsync("1", T, WatchedShop.Dispatcher, "v1");
        await shop.RaiseAsync("2", T);
        await shop.RaiseAsync("3", T, WatchedShop.OtherCentre);
        await shop.LookAsync("3", T, WatchedShop.OtherDispatcher, "v1");
        await shop.AppendAsync("org:pac-veilig", new LineToLog("policy-changed", T, "{}"u8.ToArray()));

        var heads = await Index.HeadsAsync(Centre, Day(), 0, 10);
        Assert.Equal([("inc:1", 2L), ("org:pac-veilig", 1L)], heads.Select(each => (each.Stream, each.Size)));
        var last = default(LoggedLine);
        await foreach (var line in database.Log.ReadAsync("inc:1"))
        {
            last = line;
        }

        Assert.Equal(Convert.ToHexStringLower(last!.Hash.Span), heads[0].Head);
    }

    [Fact]
    public async Task A_line_of_a_newer_program_does_not_stop_the_index()
    {
        await shop.RaiseAsync("1", T);
        await shop.AppendAsync("inc:1", new LineToLog("of-tomorrow", T, "{\"x\":1}"u8.ToArray()));
        await shop.LookAsync("1", T, WatchedShop.Operator, "v1");

        Assert.Single(await ViewingsAsync(Centre));
    }

    [Fact]
    public async Task A_sharing_party_can_choose_from_its_own_cameras()
    {
        await shop.RaiseAsync("1", T);
        Assert.Equal(["Kassa", "Kluis"], (await Index.CamerasAsync(Centre)).Select(camera => camera.Name));
        Assert.Empty(await Index.CamerasAsync(Room));
    }

    [Fact]
    public async Task The_index_can_be_thrown_away_and_is_the_same_when_it_is_built_again()
    {
        await shop.RaiseAsync("1", T);
        await shop.ReleaseAsync("1", T, WatchedShop.Till, WatchedShop.Room);
        for (var i = 0; i < 700; i++)
        {
            await shop.WriteAsync(
                "1", T.AddSeconds(i), new IncidentEvent.ViewingStarted(WatchedShop.Dispatcher, ViewingId.Parse($"v{i}"), WatchedShop.Till),
                new IncidentEvent.ViewingEnded(WatchedShop.Dispatcher, ViewingId.Parse($"v{i}"), "left", i, i));
        }

        var before = await ViewingsAsync(Centre);
        await Index.ForgetAsync();

        Assert.Equal(700, before.Count);
        Assert.Equal(before, await ViewingsAsync(Centre));
        Assert.Single(await Index.DisclosuresAsync(Centre, Day(), 0, 10));
    }

    [Fact]
    public async Task Two_silos_that_read_at_once_take_in_every_line_once()
    {
        await using var second = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await shop.RaiseAsync("1", T);
        for (var i = 0; i < 40; i++)
        {
            await shop.WriteAsync("1", T.AddSeconds(i), [.. Enumerable.Range(0, 50).Select(each =>
                new IncidentEvent.ViewingStarted(WatchedShop.Operator, ViewingId.Parse($"v{i}-{each}"), WatchedShop.Till))]);
        }

        await Task.WhenAll(Index.CatchUpAsync(), second.Audit.CatchUpAsync(), Index.CatchUpAsync(), second.Audit.CatchUpAsync());
        Assert.Equal(2_000, (await ViewingsAsync(Centre)).Count);
    }

    private static AuditQuery Day() => new([], T.AddHours(-1), T.AddDays(1));

    private Task<IReadOnlyList<ViewingRecord>> ViewingsAsync(AuditScope scope, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        Index.ViewingsAsync(scope, new AuditQuery([], from ?? T.AddHours(-1), to ?? T.AddDays(1)), 0, 10_000);
}
