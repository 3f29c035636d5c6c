using System.Globalization;
using System.Text;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Persistence.Spool;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Spool;

/// <summary>A process that keeps lines of eight streams as fast as it can, forgets every third, and prints what it did, until it is killed.</summary>
internal static class KeepUntilKilled
{
    public const string Verb = "keep-until-killed";

    public static async Task RunAsync(string directory)
    {
        using var spool = FileSpool.Open(directory, NullLogger.Instance);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(KeepAsync));

        async Task KeepAsync(int stream)
        {
            for (var number = spool.Held(Stream(stream)).Count; ; number++)
            {
                var entry = Entry(stream, number);
                await spool.KeepAsync(entry);
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"kept {entry.Id}"));
                if (number % 3 == 0)
                {
                    await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"forgetting {entry.Id}"));
                    await spool.ForgetAsync([entry]);
                }
            }
        }
    }

    public static string Stream(int number) => $"inc:{number}";

    private static SpooledLines Entry(int stream, int number) => new(
        Guid.NewGuid().ToString("N"), Stream(stream), number,
        [new LineToLog("incident-left", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes($$"""{"number":{{number}}}"""))], [OrganisationId.Parse("pac")]);
}
