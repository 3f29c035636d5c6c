using System.Diagnostics.Metrics;

namespace LiveView.Api.Tests.Following.Brokers;

/// <summary>Hears the counters of one maker of meters.</summary>
internal sealed class Counted : IMeterFactory
{
    private readonly Dictionary<string, long> _counts = [];
    private readonly List<Meter> _meters = [];
    private readonly MeterListener _listener = new();

    public Counted()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == this)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, _, _) =>
        {
            lock (_counts)
            {
                _counts[instrument.Name] = _counts.GetValueOrDefault(instrument.Name) + count;
            }
        });
        _listener.Start();
    }

    public long this[string name]
    {
        get
        {
            lock (_counts)
            {
                return _counts.GetValueOrDefault(name);
            }
        }
    }

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.ForEach(meter => meter.Dispose());
    }
}
