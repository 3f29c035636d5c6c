using System.Reflection;
using LiveView.Api.Identity;
using LiveView.Api.Tests.Gate;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Identity;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Api.Tests.Identity;

/// <summary>An edge believes the cluster, and nobody for longer than a moment.</summary>
public sealed class SessionWatchTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly SessionId Id = SessionId.Parse("s1");
    private readonly TestClock _time = new();
    private readonly SessionWatch _watch;
    private Func<Task<Session?>> _answer;
    private int _asked;

    public SessionWatchTests()
    {
        _answer = () => Task.FromResult<Session?>(A());
        var grain = UnreachableCluster.Grain<ISessionGrain>(method =>
        {
            Interlocked.Increment(ref _asked);
            return _answer();
        });
        _watch = new SessionWatch(new Cluster(grain).Client, _time, NullLogger<SessionWatch>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _watch.StopAsync(CancellationToken.None);
        _watch.Dispose();
    }

    [Fact]
    public async Task A_burst_of_requests_asks_the_cluster_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _watch.FindAsync(Id)));
        await _watch.FindAsync(Id);

        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task After_a_second_it_asks_again()
    {
        await _watch.FindAsync(Id);
        _time.Advance(SessionWatch.Fresh + TimeSpan.FromMilliseconds(1));
        _answer = () => Task.FromResult<Session?>(null);

        Assert.Null(await _watch.FindAsync(Id));
    }

    [Fact]
    public async Task What_the_cluster_tells_holds_at_once_and_for_good()
    {
        await _watch.FindAsync(Id);
        using var hold = _watch.Hold(Id);
        await _watch.Ended(Id, SessionEnd.AccountDisabled);

        Assert.Equal((true, "account-disabled"), (hold.Ended.IsCancellationRequested, hold.Reason));
        Assert.Null(await _watch.FindAsync(Id));
    }

    [Fact]
    public async Task When_the_cluster_does_not_answer_a_request_is_refused()
    {
        await _watch.FindAsync(Id);
        _time.Advance(SessionWatch.Fresh + TimeSpan.FromMilliseconds(1));
        _answer = () => Task.FromException<Session?>(new TimeoutException());

        await Assert.ThrowsAsync<SessionsUnavailableException>(() => _watch.FindAsync(Id));
    }

    [Fact]
    public async Task A_picture_ends_within_seconds_when_neither_push_nor_answer_comes()
    {
        await _watch.FindAsync(Id);
        using var hold = _watch.Hold(Id);
        _answer = () => Task.FromException<Session?>(new TimeoutException());
        await PassAsync(SessionWatch.Trust + (2 * SessionWatch.Fresh), hold.Over);

        Assert.Equal(KnownSession.Unconfirmed, hold.Reason);
    }

    [Fact]
    public async Task Who_comes_back_after_an_outage_is_let_in_when_the_session_still_holds()
    {
        await A_picture_ends_within_seconds_when_neither_push_nor_answer_comes();
        _answer = () => Task.FromResult<Session?>(A());

        Assert.NotNull(await _watch.FindAsync(Id));
    }

    [Fact]
    public async Task A_lost_push_costs_at_most_the_time_to_the_next_question()
    {
        await _watch.FindAsync(Id);
        using var hold = _watch.Hold(Id);
        _answer = () => Task.FromResult<Session?>(null);
        await PassAsync(SessionWatch.Fresh * 2, hold.Over);

        Assert.NotNull(hold.Reason);
    }

    [Fact]
    public async Task A_picture_that_begins_while_its_session_is_being_forgotten_ends_with_it_all_the_same()
    {
        await _watch.FindAsync(Id);
        var begun = new TaskCompletionSource<SessionHold>(TaskCreationOptions.RunContinuationsAsynchronously);
        var looked = 0;
        _answer = () => Task.FromResult<Session?>(null);
        _time.AfterReading = () =>
        {
            // The sweep has found that nothing stands on the session and how old it is, and is about to forget it.
            if (Interlocked.Increment(ref looked) == 1)
            {
                begun.SetResult(_watch.Hold(Id));
            }
        };
        await _watch.StartAsync(CancellationToken.None);
        await _time.FirstTimer.WaitAsync(Patience, TimeProvider.System);
        _time.Advance(TimeSpan.FromMinutes(1) + SessionWatch.Fresh);
        using var hold = await begun.Task.WaitAsync(Patience, TimeProvider.System);
        _time.Advance(SessionWatch.Fresh);

        await hold.Over.WaitAsync(Patience, TimeProvider.System);
    }

    [Fact]
    public async Task While_the_cluster_confirms_it_a_picture_stays()
    {
        await _watch.FindAsync(Id);
        using var hold = _watch.Hold(Id);
        await PassAsync(TimeSpan.FromSeconds(30), hold.Over);

        Assert.Null(hold.Reason);
        Assert.True(_asked > 10, $"asked {_asked} times");
    }

    private static Session A() => new(
        Id, AccountId.Parse("a1"), PersonId.Parse("p1"), "Anna", new Organisation(OrganisationId.Parse("pac"), "PAC", OrganisationKind.AlarmCentre),
        [PersonRole.Operator], SignInStrength.PhishingResistant, AccountOrigin.Local, null, default, default);

    /// <summary>Lets time pass in steps in which the edge can ask.</summary>
    private async Task PassAsync(TimeSpan atMost, Task over)
    {
        await _watch.StartAsync(CancellationToken.None);
        await _time.FirstTimer.WaitAsync(Patience, TimeProvider.System);
        for (var passed = TimeSpan.Zero; passed < atMost && !over.IsCompleted; passed += SessionWatch.Fresh)
        {
            var before = _asked;
            _time.Advance(SessionWatch.Fresh);
            await LiveView.Simulation.Patience.UntilAsync("the edge asks, or is done", Patience, () => _asked > before || over.IsCompleted);
        }
    }

    private sealed class Cluster
    {
        public Cluster(ISessionGrain grain)
        {
            Client = DispatchProxy.Create<IClusterClient, UnreachableCluster.Answers>();
            ((UnreachableCluster.Answers)(object)Client).Answer = (method, _) => method.Name switch
            {
                "GetGrain" => grain,
                "CreateObjectReference" => UnreachableCluster.Grain<ISessionObserver>(_ => Task.CompletedTask),
                _ => throw new NotSupportedException(method.Name),
            };
        }

        public IClusterClient Client { get; }
    }
}
