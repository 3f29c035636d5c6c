using System.Globalization;
using System.Text.Json;

namespace LiveView.Simulation.Story;

/// <summary>What the story run measured. Times in milliseconds, on one clock.</summary>
public sealed class StoryFigures
{
    private readonly List<double> _alarmToOperator = [];
    private readonly List<double> _forwardToPicture = [];
    private readonly List<double> _closeToLastByte = [];
    private readonly List<string> _failures = [];

    public int Alarms { get; private set; }

    public long BytesBeforeRelease { get; private set; }

    public long BytesAfterClose { get; private set; }

    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Every alarm was seen through, every picture proven, and no byte left without a right.</summary>
    public bool Held => Alarms > 0 && _failures.Count == 0 && BytesBeforeRelease == 0 && BytesAfterClose == 0;

    public void AlarmDone() => Alarms++;

    public void OperatorSaw(TimeSpan afterAlarm) => _alarmToOperator.Add(afterAlarm.TotalMilliseconds);

    public void RoomSaw(TimeSpan afterForward) => _forwardToPicture.Add(afterForward.TotalMilliseconds);

    public void LastByte(TimeSpan afterClose) => _closeToLastByte.Add(Math.Max(0, afterClose.TotalMilliseconds));

    public void BeforeRelease(long bytes) => BytesBeforeRelease += bytes;

    public void AfterClose(long bytes) => BytesAfterClose += bytes;

    public void Failed(string why) => _failures.Add(why);

    /// <summary>A figure that was never measured is left out, never zero.</summary>
    public IReadOnlyDictionary<string, double> ByKey()
    {
        var figures = new Dictionary<string, double>();
        void Add(string key, double? value)
        {
            if (value is { } known)
                figures[key] = Math.Round(known, 1);
        }
        Add("alarm_to_operator_p95_ms", Percentile(_alarmToOperator, 0.95));
        Add("forward_to_picture_p50_ms", Percentile(_forwardToPicture, 0.50));
        Add("forward_to_picture_p95_ms", Percentile(_forwardToPicture, 0.95));
        Add("close_to_last_byte_max_ms", _closeToLastByte.Count > 0 ? _closeToLastByte.Max() : null);
        Add("bytes_before_release", BytesBeforeRelease);
        Add("bytes_after_close", BytesAfterClose);
        Add("alarms", Alarms);
        return figures;
    }

    public void Print(TextWriter to)
    {
        foreach (var (key, value) in ByKey())
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {key,-28} {value,10:0.#}"));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ({_forwardToPicture.Count} pictures in rooms, {_closeToLastByte.Count} streams ended)"));
        foreach (var failure in _failures)
            to.WriteLine($"  FAILED: {failure}");
        to.WriteLine(Held ? "  The story held." : "  The story did not hold.");
    }

    public void WriteJson(string file) => WriteJson(file, ByKey());

    public static void WriteJson(string file, IReadOnlyDictionary<string, double> figures) =>
        File.WriteAllText(file, JsonSerializer.Serialize(new { figures }) + "\n");

    /// <summary>Nearest rank: a value that was really measured.</summary>
    internal static double? Percentile(IReadOnlyCollection<double> values, double share)
    {
        if (values.Count == 0)
            return null;
        var sorted = values.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
