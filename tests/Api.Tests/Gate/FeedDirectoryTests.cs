using LiveView.Api.Gate;
using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Abstractions.Incidents;
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

    public FeedDirectoryTests()
    {
        _session = new KnownSession(SessionId.Parse("session"), _time).Hold()!;
        var cluster = UnreachableCluster.WithGrains(key => UnreachableCluster.Grain<IIncidentGrain>((method, arguments) => method.Name switch
        {
            nameof(IIncidentGrain.StartViewing) => Task.FromResult(new LeaseResult(
                new LeaseGrant(((Order<IncidentCommand.StartViewing>)arguments[0]!).Command.Viewing, 1, LeaseTime), null)),
            nameof(IIncidentGrain.LocateFeed) => Task.FromResult(key.EndsWith("former", StringComparison.Ordinal)
                ? new FeedAnswer(null, FeedAnswer.NoSuchCamera)
                : new FeedAnswer(new FeedAddress(1, "node", null, null), null)),
            _ => throw new NotSupportedException(method.Name),
        }));
        _book = new LeaseBook(cluster, _time, NullLogger<LeaseBook>.Instance);
        _directory = new FeedDirectory(_book, cluster, new EdgeName(), _time, NullLogger<FeedDirectory>.Instance);
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
        Assert.NotNull((await _directory.LocateAsync(present, again: false)).Location);

        Assert.Equal((null, FeedAnswer.NoSuchCamera), await _directory.LocateAsync(former, again: false));
    }

    private async Task<ViewLease> OpenAsync(string incident) => (await _book.OpenAsync(Viewer, _session, IncidentId.Parse(incident), Camera)).Lease!;
}
