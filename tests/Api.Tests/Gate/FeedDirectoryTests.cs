using System.Reflection;
using LiveView.Api.Desks;
using LiveView.Api.Gate;
using LiveView.Api.Gate.Hls;
using LiveView.Api.Gate.Pointing;
using LiveView.Api.Gate.Snapshots;
using LiveView.Api.Identity;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Abstractions.Desks;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Relay;
using LiveView.Media.Snapshots;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Api.Tests.Gate;

/// <summary>A camera that an import gave to another party, while incidents of both parties have viewers at this edge.</summary>
public sealed class FeedDirectoryTests : IDisposable
{
    private static readonly CameraId Camera = CameraId.Parse("till");
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(4);
    private static readonly Actor Viewer = new(PersonId.Parse("op"), OrganisationId.Parse("pac"), OrganisationKind.AlarmCentre, PersonRole.Operator);
    private readonly TestClock _time = new();
    private readonly SessionHold _session;
    private readonly LeaseBook _book;
    private readonly FeedDirectory _directory;
    private readonly IClusterClient _cluster;
    private readonly List<string> _askedForStills = [];
    private readonly IFeedRelay _relay = new NoFeeds();

    public FeedDirectoryTests()
    {
        _session = new KnownSession(SessionId.Parse("session"), _time).Hold()!;
        IIncidentGrain Incident(string key) => UnreachableCluster.Grain<IIncidentGrain>((method, arguments) => method.Name switch
        {
            nameof(IIncidentGrain.StartViewing) => Task.FromResult(new LeaseResult(
                new LeaseGrant(((Order<IncidentCommand.StartViewing>)arguments[0]!).Command.Viewing, 1, LeaseTime), null)),
            nameof(IIncidentGrain.LocateFeed) => Task.FromResult(key.EndsWith("former", StringComparison.Ordinal)
                ? new FeedAnswer(null, FeedAnswer.NoSuchCamera)
                : new FeedAnswer(new FeedAddress(1, "node", null, null), null)),
            nameof(IIncidentGrain.LocateFeedFor) => NoStill(key),
            nameof(IIncidentGrain.EndViewing) => Task.CompletedTask,
            _ => throw new NotSupportedException(method.Name),
        });
        var desk = UnreachableCluster.Grain<IDeskGrain>(_ => Task.FromResult(new DeskSnapshot("run", 0, [], [], [])));
        _cluster = DispatchProxy.Create<IClusterClient, UnreachableCluster.Answers>();
        ((UnreachableCluster.Answers)(object)_cluster).Answer = (method, arguments) => method switch
        {
            { Name: "GetGrain" } when method.ReturnType == typeof(IDeskGrain) => desk,
            { Name: "GetGrain" } => Incident((string)arguments[0]!),
            { Name: "CreateObjectReference" } => arguments[0],
            _ => throw new NotSupportedException(method.Name),
        };
        _book = new LeaseBook(_cluster, _time, NullLogger<LeaseBook>.Instance);
        _directory = new FeedDirectory(_book, _cluster, new EdgeName(), _time, NullLogger<FeedDirectory>.Instance);
    }

    public void Dispose()
    {
        _book.Dispose();
        _session.Dispose();
    }

    [Theory]
    [InlineData("former", "present"), InlineData("present", "former")]
    public async Task Viewers_of_the_party_that_had_it_are_sent_away_whoever_began_first(string first, string second)
    {
        ViewLease[] leases = [await OpenAsync(first), await OpenAsync(second)];
        Assert.NotNull(await _directory.LocateAsync(Camera, 0, CancellationToken.None));

        Assert.Equal(FeedAnswer.NoSuchCamera, leases.Single(each => each.Incident.Value == "former").Reason);
        Assert.True(leases.Single(each => each.Incident.Value == "present").Holds);
    }

    [Fact]
    public async Task What_one_incident_was_told_a_moment_ago_serves_no_other()
    {
        var (present, former) = (await OpenAsync("present"), await OpenAsync("former"));
        Assert.NotNull((await _directory.LocateAsync(present, CameraStream.Main, again: false)).Location);

        Assert.Equal((null, FeedAnswer.NoSuchCamera), await _directory.LocateAsync(former, CameraStream.Main, again: false));
    }

    [Fact]
    public async Task A_still_picture_that_one_incident_took_a_moment_ago_serves_no_other()
    {
        await using var decoder = new SnapshotDecoder(new MediaNodeOptions(), _time, NullLogger<SnapshotDecoder>.Instance);
        var stills = new StillPictures(_relay, _directory, decoder, _time);
        await stills.TakeAsync(IncidentId.Parse("present"), Camera, Viewer.Organisation);
        await stills.TakeAsync(IncidentId.Parse("former"), Camera, Viewer.Organisation);

        Assert.Equal(["inc:present", "inc:former"], _askedForStills);
    }

    [Fact]
    public async Task Pieces_that_one_incident_has_made_serve_no_other()
    {
        using var sessions = new SessionWatch(_cluster, _time, NullLogger<SessionWatch>.Instance);
        using var maps = new PointerRooms(_cluster, new EdgeName(), _time, NullLogger<PointerRooms>.Instance);
        using var ears = new DeskEars(
            _cluster, new EdgeName(), _book, new LookBook(_cluster, _time), maps, new ConsoleLines(null!, NullLogger<ConsoleLines>.Instance), _time, NullLogger<DeskEars>.Instance);
        using var viewings = new HlsViewings(_book, ears, new LeasedFeeds(_directory, _relay), _time, NullLogger<HlsViewings>.Instance);
        var (present, _) = await viewings.OpenAsync(Viewer, SessionId.Parse("one"), sessions, IncidentId.Parse("present"), Camera);
        var (former, _) = await viewings.OpenAsync(Viewer, SessionId.Parse("two"), sessions, IncidentId.Parse("former"), Camera);

        Assert.NotSame(present!.Camera, former!.Camera);
        await viewings.CloseAsync(present, "left");
        await viewings.CloseAsync(former, "left");
    }

    private Task<FeedAnswer> NoStill(string incident)
    {
        _askedForStills.Add(incident);
        return Task.FromResult(new FeedAnswer(null, FeedAnswer.NoSuchCamera));
    }

    private sealed class NoFeeds : IFeedRelay
    {
        public ValueTask<FeedSubscription?> OpenAsync(FeedId feed, FeedLocation location, CancellationToken cancellation) => new((FeedSubscription?)null);

        public void Follow(FeedId feed, FeedLocation location)
        {
        }
    }

    private async Task<ViewLease> OpenAsync(string incident) => (await _book.OpenAsync(Viewer, _session, IncidentId.Parse(incident), Camera)).Lease!;
}
