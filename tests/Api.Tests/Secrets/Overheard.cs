using System.Collections.Concurrent;
using System.Diagnostics;
using LiveView.EndToEnd.Tests.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveView.Api.Tests.Secrets;

/// <summary>What a server writes to its log at any level, and every trace of this process: addresses, attributes, events, errors.</summary>
internal sealed class Overheard : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly ConcurrentQueue<string> _spans = [];
    private readonly ActivityListener _traces;

    public Overheard()
    {
        _traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _spans.Enqueue(Text(activity)),
        };
        ActivitySource.AddActivityListener(_traces);
    }

    public int Lines => _lines.Count;

    public int Spans => _spans.Count;

    /// <summary>Listens to a server from its first line on.</summary>
    public void Hear(IServiceProvider server) => server.GetRequiredService<ILoggerFactory>().AddProvider(this);

    public Task SearchAsync(PlantedSecrets secrets) => Task.Run(() =>
    {
        secrets.Search("the log", string.Join('\n', _lines));
        secrets.Search("a trace", string.Join('\n', _spans));
    });

    public ILogger CreateLogger(string categoryName) => new Ear(categoryName, _lines);

    public void Dispose() => _traces.Dispose();

    private static string Text(Activity activity) => string.Join(
        ' ',
        activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")
            .Concat(activity.Baggage.Select(item => $"{item.Key}={item.Value}"))
            .Concat(activity.Events.SelectMany(each => each.Tags.Select(tag => $"{each.Name} {tag.Key}={tag.Value}")))
            .Prepend($"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription}"));

    private sealed class Ear(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            lines.Enqueue($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(each => $"{each.Key}={each.Value}")) : "";
            lines.Enqueue($"{category} {formatter(state, exception)} {values} {exception}");
        }
    }
}
