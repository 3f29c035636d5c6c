using System.Globalization;

namespace LiveView.Benchmarks.Fanout;

/// <summary>One measured situation.</summary>
/// <param name="Who">Which server.</param>
/// <param name="Viewers">How many watched.</param>
/// <param name="Mbit">Delivered per second, megabits.</param>
/// <param name="Share">Of one processor, for the server: 1 is a whole one.</param>
/// <param name="Ffmpeg">Of one processor, for its ffmpeg processes.</param>
/// <param name="Memory">Private memory of the server, bytes.</param>
/// <param name="P50">Half of the live pictures were whole at the viewer after this many milliseconds; 0 where that is not measured.</param>
/// <param name="P99">The same for 99 of 100.</param>
/// <param name="Closed">Viewers that were sent away or lost.</param>
internal sealed record Row(string Who, int Viewers, double Mbit, double Share, double Ffmpeg, long Memory, double P50, double P99, int Closed)
{
    public const string Head =
        "  server                 viewers   Mbit/s   CPU %   us/Mbit   viewers/core   ffmpeg %   MiB   p50 ms   p99 ms   lost";

    /// <summary>Microseconds of the server's processor time per megabit delivered; a thousandth of that is seconds per gigabit.</summary>
    public double Cost => Share * 1e6 / Mbit;

    /// <summary>The same, without what the server does for one viewer and for nobody.</summary>
    public double CostBeyond(Row one) => (Share - one.Share) * 1e6 / (Mbit - one.Mbit);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"  {Who,-22} {Viewers,7} {Mbit,8:0} {Share * 100,7:0.0} {Cost,9:0.0} {1e6 / Cost / 4,14:0} {Ffmpeg * 100,10:0.0} {Memory / 1048576.0,5:0} {P50,8:0.0} {P99,8:0.0} {Closed,6}");

    /// <summary>Measures for a while, in three parts of which the middle one by cost counts: other work on the machine disturbs.</summary>
    public static async Task<Row> MeasureAsync(
        string who, Load load, Func<IEnumerable<int>> server, Func<IEnumerable<int>> ffmpeg, TimeSpan time, CancellationToken cancellation)
    {
        var parts = new List<Row>();
        await load.MarkAsync(cancellation);
        for (var part = 0; part < 3; part++)
        {
            var (began, cost, other) = (await load.MarkAsync(cancellation), ProcessCost.Of(server()), ProcessCost.Of(ffmpeg()));
            await Task.Delay(time / 3, TimeProvider.System, cancellation);
            var (costNow, otherNow, ended) = (ProcessCost.Of(server()), ProcessCost.Of(ffmpeg()), await load.MarkAsync(cancellation));
            var seconds = (ended.At - began.At) / 1e6;
            parts.Add(new Row(
                who, load.Viewers, (ended.Bytes - began.Bytes) * 8 / 1e6 / seconds, (costNow.Processor - cost.Processor).TotalSeconds / seconds,
                (otherNow.Processor - other.Processor).TotalSeconds / seconds, costNow.Memory, ended.P50, ended.P99, ended.Closed));
        }

        var row = parts.OrderBy(each => each.Cost).ElementAt(1) with { Closed = parts[^1].Closed };
        Console.WriteLine(row);
        return row;
    }
}
