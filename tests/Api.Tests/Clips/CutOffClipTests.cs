using System.Security.Cryptography;
using LiveView.Api.Gate;
using LiveView.Api.Gate.Clips;
using LiveView.Api.Tests.Gate;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Media.Clips.Marking;
using LiveView.Media.Recording.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Api.Tests.Clips;

/// <summary>A clip leaves no longer than the right to it lasts, and what left until then is counted to the byte.</summary>
[Collection(ServerCollection.Name)]
public class CutOffClipTests(LiveServer server)
{
    private const long Enough = 20_000;
    private static readonly TimeSpan s_leaseTime = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task A_withdrawal_cuts_it_off()
    {
        var clip = await SentAsync((lease, _) => lease.End("withdrawn"));
        Assert.Equal("withdrawn", clip.EndedBy);
    }

    [Fact]
    public async Task A_right_that_nobody_renews_cuts_it_off()
    {
        var clip = await SentAsync((_, clock) => clock.Advance(s_leaseTime));
        Assert.Equal("lease-expired", clip.EndedBy);
    }

    [Fact]
    public async Task A_right_that_is_narrowed_to_later_pictures_cuts_it_off()
    {
        var clip = await SentAsync((lease, clock) => lease.Prolong(
            new LeaseGrant(lease.Viewing, 2, s_leaseTime, DateTimeOffset.MaxValue), clock.GetTimestamp()));
        Assert.Equal("before-release", clip.EndedBy);
    }

    /// <summary>A clip under whose feet the right changes when enough of it has left.</summary>
    private async Task<ClipAnswer> SentAsync(Action<ViewLease, TestClock> change)
    {
        using var recorded = await RecordedCase.OfAsync(server, 4);
        var extent = await recorded.ExtentAsync();
        var clock = new TestClock();
        using var lease = new ViewLease(
            new Actor(PersonId.Parse("dis"), OrganisationId.Parse(Town.RoomOrganisation), OrganisationKind.ControlRoom, PersonRole.Dispatcher),
            IncidentId.Parse(recorded.Case.Id), CameraId.Parse(recorded.Case.Camera), ViewingId.Parse("v1"), clock)
        { Action = GateAction.Clip };
        Assert.True(lease.Prolong(new LeaseGrant(lease.Viewing, 1, s_leaseTime), clock.GetTimestamp()));
        await using var body = new WatchedBody(Enough, () => change(lease, clock));
        var line = new Line(body);
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpResponseFeature>(line);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        http.Features.Set<IHttpRequestLifetimeFeature>(line);

        var clip = new ClipAnswer(lease, server.Get<IRecordings>(), server.Get<ClipMarker>(), NullLogger.Instance);
        await clip.SendAsync(http, new ClipInterval(extent.From, extent.Until), new ClipTaker("Zoë", "Meldkamer"));

        Assert.True(line.IsAborted);
        Assert.InRange(body.Length, Enough, (long)(Enough * 20));
        Assert.InRange(clip.Last!.Value, extent.From, extent.Until.AddMilliseconds(-500));
        Assert.Equal((body.Length, Convert.ToHexStringLower(SHA256.HashData(body.ToArray()))), (clip.Bytes, clip.Sha256()));
        return clip;
    }

    private sealed class WatchedBody(long enough, Action then) : MemoryStream
    {
        private bool _done;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, CancellationToken.None);
            if (Length >= enough && !_done)
            {
                _done = true;
                then();
            }
        }
    }

    private sealed class Line(WatchedBody body) : HttpResponseFeature, IHttpRequestLifetimeFeature
    {
        public override bool HasStarted => body.Length > 0;

        public bool IsAborted { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        public void Abort() => IsAborted = true;
    }
}
