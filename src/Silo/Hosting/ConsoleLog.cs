using Microsoft.Extensions.Logging.Console;

namespace LiveView.Silo.Hosting;

/// <summary>The diagnostic log on standard output: our own matters from information on, those of the framework from warning on.</summary>
internal static class ConsoleLog
{
    public static ILoggingBuilder AddLiveViewConsole(this ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("LiveView", LogLevel.Information)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
}
