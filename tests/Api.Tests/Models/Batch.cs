using LiveView.Api.Gate;
using LiveView.Domain.Connections;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;

namespace LiveView.Api.Tests.Models;

/// <summary>
/// Plays the histories of a plan in lock-step against one cluster of three silos and two edges, and asks at every quarter of a second
/// who sees what.
/// </summary>
internal sealed class Batch : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    /// <summary>An edge that was dropped is back at its desks when it subscribes again, every ten seconds.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(12);

    private readonly ThreeSilos _silos;
    private readonly Edge[] _edges;
    private readonly Case[] _cases;
    private DateTimeOffset _deafUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _troubleUntil = DateTimeOffset.MinValue;

    private Batch(ThreeSilos silos, int incidents, Func<ViewLease, bool> shows)
    {
        _silos = silos;
        _edges = [new Edge(silos, Town.Parties, shows), new Edge(silos, Town.Parties, shows)];
        _cases = [.. Enumerable.Range(0, incidents).Select(each => new Case(silos, Town.Shop(each), _edges))];
    }

    private bool InTrouble => _silos.Now < _troubleUntil;

    /// <summary>Plays a whole plan.</summary>
    /// <returns>How much was seen and lost on the way.</returns>
    /// <exception cref="ModelViolation">What was promised did not hold.</exception>
    public static async Task<Tally> PlayAsync(Plan plan, Func<ViewLease, bool> shows)
    {
        var silos = await ThreeSilos.StartAsync();
        await using var batch = new Batch(silos, plan.Acts[0].Length, shows);
        await silos.Client.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Import(new PartyRegister(
            [Town.Centre, .. Town.Rooms], [.. Enumerable.Range(0, plan.Acts[0].Length).Select(Town.Shop)]));
        foreach (var edge in batch._edges)
        {
            await edge.StartAsync();
        }

        for (var step = 0; step < Plan.Steps; step++)
        {
            await batch.HappensToAllAsync(plan.Whole[step], step);
            await Task.WhenAll(batch._cases.Select((each, i) => each.StepAsync(plan.Acts[step][i].Act, plan.Acts[step][i].Which, batch.InTrouble)));
            await silos.SettleAsync(batch.InTrouble);
            for (var tick = 0; tick < plan.Ticks[step]; tick++)
            {
                await batch.TickAsync();
            }
        }

        return new Tally(
            plan.Acts[0].Length, batch._cases.Sum(each => each.Incidents), batch._cases.Sum(each => each.Frames), silos.Calls.Lost,
            plan.Whole.Count(each => each == Whole.KillSilo));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var edge in _edges)
        {
            await edge.DisposeAsync();
        }

        await _silos.DisposeAsync();
    }

    private async Task TickAsync()
    {
        await _silos.PassAsync(Tick, InTrouble);
        var deaf = _silos.Now < _deafUntil;
        if (_silos.Calls.EdgesAreDeaf && _silos.Now >= _deafUntil - Recovery)
        {
            _silos.Calls.EdgesAreDeaf = false;
        }

        foreach (var each in _cases)
        {
            each.Check(deaf, InTrouble);
        }
    }

    private async Task HappensToAllAsync(Whole whole, int step)
    {
        switch (whole)
        {
            case Whole.DeafEdges:
                _silos.Calls.EdgesAreDeaf = true;
                _deafUntil = _silos.Now + TimeSpan.FromSeconds(5) + Recovery;
                break;
            case Whole.RestartEdge when !InTrouble:
                var edge = _edges[step % _edges.Length];
                await edge.RestartAsync();
                Array.ForEach(_cases, each => each.Lose(edge));
                break;
            case Whole.SetClock:
                _silos.Time.SetWall(TimeSpan.FromSeconds(step % 2 == 0 ? 20 : -20));
                break;
            case Whole.KillSilo:
                await KillAsync(step);
                break;
        }
    }

    /// <summary>A silo dies; time goes on, and is watched, until every incident answers again.</summary>
    private async Task KillAsync(int which)
    {
        _troubleUntil = DateTimeOffset.MaxValue;
        Array.ForEach(_cases, each => each.BecomeUnsure());
        await _silos.KillOneAsync(which);
        for (var attempt = 0; ; attempt++)
        {
            await TickAsync();
            var answers = Task.WhenAll(_cases.Select(each => each.TroubleAsync()));
            while (!answers.IsCompleted)
            {
                await TickAsync();
            }

            if (Array.Find(await answers, each => each is not null) is not { } trouble)
            {
                break;
            }

            if (attempt == 100)
            {
                throw new TimeoutException($"The incidents of the silo that was killed do not come back: {trouble}");
            }
        }

        _silos.Calls.Forget();
        _troubleUntil = _silos.Now + Recovery;
    }
}

/// <summary>What a batch came to.</summary>
/// <param name="Sequences">Random sequences played.</param>
/// <param name="Incidents">Incidents raised in them.</param>
/// <param name="Frames">Frames that left, each held against the rights.</param>
/// <param name="Lost">Calls lost on purpose.</param>
/// <param name="Kills">Silos killed.</param>
internal sealed record Tally(int Sequences, int Incidents, long Frames, int Lost, int Kills);
