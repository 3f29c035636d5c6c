using LiveView.Api.Gate;
using LiveView.Api.Gate.Lines;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Media.Feeds;
using LiveView.Media.Tests.Feeds;

namespace LiveView.Api.Tests.Gate.Lines;

/// <summary>One viewer with a lease at a feed, over an end of the test's choice.</summary>
internal sealed class LineBench : IDisposable
{
    private static readonly ViewingId Viewing = ViewingId.Parse("viewing");
    private readonly CancellationTokenSource _over = new();
    private readonly FeedSubscription _subscription;
    private readonly CancellationTokenRegistration _ending;

    public LineBench(ISendingEnd end, FeedBench feed)
    {
        var viewer = new Actor(
            PersonId.Parse("dis"), OrganisationId.Parse("mk"), OrganisationKind.ControlRoom, PersonRole.Dispatcher, SignInStrength.TwoFactors);
        Lease = new ViewLease(viewer, IncidentId.Parse("incident"), FeedBench.Till, Viewing, Time);
        Assert.True(Lease.Prolong(new LeaseGrant(Viewing, 1, TimeSpan.FromSeconds(4)), Time.GetTimestamp()));
        Line = new ViewerLine(Stream.Null, end);
        Pictures = new PictureStream(Lease, Line, "mark");
        _ending = Lease.Ended.UnsafeRegister(_ => Line.StopPictures(), null);
        Line.Carry(Pictures);
        _subscription = feed.Feed.Subscribe();
        Playing = Pictures.PlayAsync(_subscription, CameraStream.Main, _over.Token);
    }

    public TestClock Time { get; } = new();

    public ViewLease Lease { get; }

    public ViewerLine Line { get; }

    public PictureStream Pictures { get; }

    public Task<EndReason> Playing { get; }

    public void Dispose()
    {
        _over.Cancel();
        _subscription.Dispose();
        _ending.Dispose();
        Line.Dispose();
        Lease.Dispose();
        _over.Dispose();
    }
}
