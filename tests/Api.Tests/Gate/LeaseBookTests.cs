using LiveView.Api.Gate;
using LiveView.Api.Identity;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Incidents;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Api.Tests.Gate;

/// <summary>When the incident cannot be reached and no push comes, leases end by themselves, and the edge lives on.</summary>
public sealed class LeaseBookTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly TestClock _time = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SessionHold _session;
    private LeaseBook? _book;

    public LeaseBookTests() => _session = new KnownSession(SessionId.Parse("session"), _time).Hold()!;

    public async ValueTask DisposeAsync()
    {
        if (_book is not null)
        {
            await _book.StopAsync(CancellationToken.None);
            _book.Dispose();
        }
    }

    [Theory]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(SiloUnavailableException))]
    [InlineData(typeof(EventLogUnavailableException))]
    [InlineData(typeof(InvalidOperationException))]
    public async Task A_lease_ends_at_its_deadline_when_no_renewal_comes_through(Type failure)
    {
        var lease = await OpenAsync((Exception)Activator.CreateInstance(failure)!);
        _time.Advance(TimeSpan.FromSeconds(1));
        await _asked.Task.WaitAsync(Patience, TimeProvider.System);
        Assert.True(lease.Holds);
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.False(lease.Holds);
        Assert.Equal("lease-expired", lease.Reason);
    }

    [Fact]
    public async Task A_viewer_to_whom_nothing_can_be_sent_is_cut_off_at_the_deadline_too()
    {
        var lease = await OpenAsync(new TimeoutException());
        var cutOff = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lease.Ended.UnsafeRegister(_ => cutOff.SetResult(), null);
        _time.Advance(TimeSpan.FromSeconds(4));

        await cutOff.Task.WaitAsync(Patience, TimeProvider.System);
        Assert.Equal("lease-expired", lease.Reason);
    }

    [Fact]
    public async Task A_failed_renewal_does_not_stop_the_edge()
    {
        await OpenAsync(new EventLogUnavailableException());
        _time.Advance(TimeSpan.FromSeconds(1));
        await _asked.Task.WaitAsync(Patience, TimeProvider.System);

        Assert.False(_book!.ExecuteTask!.IsCompleted);
    }

    [Fact]
    public async Task The_end_of_a_viewing_that_cannot_be_written_is_no_failure_of_the_edge()
    {
        var lease = await OpenAsync(new EventLogUnavailableException());
        await _book!.CloseAsync(lease, "left", 1, 1);

        Assert.False(lease.Holds);
    }

    private async Task<ViewLease> OpenAsync(Exception failure)
    {
        var incident = UnreachableCluster.Grain<IIncidentGrain>(method =>
        {
            switch (method.Name)
            {
                case nameof(IIncidentGrain.StartViewing):
                    var grant = new LeaseGrant(ViewingId.Parse("viewing"), 1, TimeSpan.FromSeconds(4));
                    return Task.FromResult(new LeaseResult(grant, null));
                case nameof(IIncidentGrain.RenewViewings):
                    _asked.TrySetResult();
                    return Task.FromException<LeaseRenewal[]>(failure);
                default:
                    return Task.FromException(failure);
            }
        });
        _book = new LeaseBook(UnreachableCluster.With(incident), _time, NullLogger<LeaseBook>.Instance);
        await _book.StartAsync(CancellationToken.None);
        await _time.FirstTimer.WaitAsync(Patience, TimeProvider.System);
        var viewer = new Actor(PersonId.Parse("op"), OrganisationId.Parse("pac"), OrganisationKind.AlarmCentre, PersonRole.Operator);
        var (lease, _) = await _book.OpenAsync(viewer, _session, IncidentId.Parse("incident"), CameraId.Parse("till"));
        return lease!;
    }
}
