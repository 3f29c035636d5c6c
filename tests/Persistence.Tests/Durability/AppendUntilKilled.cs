using System.Globalization;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Tests.Log;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Durability;

/// <summary>A process that appends to eight streams as fast as it can, and prints what was acknowledged, until it is killed.</summary>
internal static class AppendUntilKilled
{
    public const string ProviderVariable = "APPEND_PROVIDER";
    public const string DirectoryVariable = "APPEND_DIRECTORY";
    public const string ConnectionVariable = "APPEND_CONNECTION";

    public static async Task RunAsync()
    {
        var options = new StorageOptions
        {
            Provider = Enum.Parse<StorageProvider>(Environment.GetEnvironmentVariable(ProviderVariable)!),
            DataDirectory = Environment.GetEnvironmentVariable(DirectoryVariable),
            ConnectionString = Environment.GetEnvironmentVariable(ConnectionVariable),
        };
        await using var database = Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(AppendAsync));

        async Task AppendAsync(int stream)
        {
            for (var version = 0L; ; version++)
            {
                await database.Log.AppendAsync($"inc:{stream}", version, Lines.Alarm);
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{stream} {version + 1}"));
            }
        }
    }
}
