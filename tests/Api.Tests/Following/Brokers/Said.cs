using System.Collections.Concurrent;
using LiveView.Api.Tracking.Brokers;
using LiveView.Simulation;
using Microsoft.Extensions.Logging;

namespace LiveView.Api.Tests.Following.Brokers;

/// <summary>What a line to a broker wrote in the log.</summary>
internal sealed class Said : ILogger<BrokerLine>
{
    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>The first line that holds a text.</summary>
    public async Task<string> WaitAsync(string text, TimeSpan atMost)
    {
        await Patience.UntilAsync(text, atMost, () => Find() is not null, () => string.Join('\n', _lines));
        return Find()!;

        string? Find() => _lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal));
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(formatter(state, exception));
}
