using System.Collections.Concurrent;
using System.Threading.Channels;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Desks;

namespace LiveView.Api.Intake;

/// <summary>
/// Brings trouble on alarm lines to the alarm centre's desk, at most once a second per matter, so that a storm of bad bytes is one
/// line on a screen and never work for the cluster.
/// </summary>
internal sealed class IntakeNotices(IClusterClient cluster, TimeProvider time, ILogger<IntakeNotices> logger) : BackgroundService
{
    private const int MostMatters = 1_000;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, long> _told = new();
    private readonly Channel<(OrganisationId Centre, DeskNotice Notice)> _queue =
        Channel.CreateBounded<(OrganisationId, DeskNotice)>(new BoundedChannelOptions(500) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Tell(OrganisationId centre, IntakeTrouble trouble)
    {
        var id = $"{trouble.Code}:{trouble.Subject}";
        var now = time.GetTimestamp();
        if (_told.TryGetValue(id, out var last) && time.GetElapsedTime(last, now) < Pace)
        {
            return;
        }

        if (_told.Count > MostMatters)
        {
            _told.Clear();
        }

        _told[id] = now;
        IntakeLog.Trouble(logger, trouble.Code, trouble.Subject, trouble.Text.En);
        _queue.Writer.TryWrite((centre, new DeskNotice(id, trouble.Code, trouble.Severity, time.GetUtcNow(), 1, trouble.Subject, trouble.Text)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var acting = Caller.System("intake notices").Use();
        await foreach (var (centre, notice) in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await cluster.GetGrain<IDeskGrain>(GrainKeys.Desk(centre)).Notify(notice);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                IntakeLog.NoticeLost(logger, e, notice.Id);
            }
        }
    }
}
