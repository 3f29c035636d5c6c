using Microsoft.Extensions.Logging;

namespace LiveView.Persistence.Tests.Log;

/// <summary>Hears what is logged, so that a test can wait for it.</summary>
internal sealed class HeardLogs : ILoggerFactory, ILogger
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("It hears by itself.");

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (gate)
        {
            lines.Add(formatter(state, exception));
            more.SetResult();
            more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Comes back when a line with this text was logged.</summary>
    public async Task WaitForAsync(string text)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (lines.Exists(line => line.Contains(text, StringComparison.Ordinal)))
                {
                    return;
                }

                next = more.Task;
            }

            await next.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    public void Dispose()
    {
    }
}
