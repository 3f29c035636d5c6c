using System.ComponentModel.DataAnnotations;
using LiveView.Media.Recording;
using LiveView.Media.Recording.Storage;
using LiveView.Silo.Hosting;

namespace LiveView.Silo.Media;

/// <summary>Tries the storage for recordings with the configuration of a silo, before anybody depends on it.</summary>
internal static class StoreCheck
{
    private const int Unusable = 1;

    /// <summary>Writes, reads back and deletes one object, and says on standard output or error how it went.</summary>
    /// <returns>0 when recordings can be kept there, or stay on this machine's disk.</returns>
    public static async Task<int> RunAsync(FileInfo? file, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var configuration = new ConfigurationManager();
        try
        {
            configuration.AddLiveView(file, arguments);
            var options = configuration.GetSection("Recording").Get<RecordingOptions>() ?? new RecordingOptions();
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
            if (options.Store == RecordingStoreKind.Disk)
            {
                await Console.Out.WriteLineAsync("ok       recordings stay on a disk of this machine");
                return 0;
            }

            using var store = new S3RecordingStore(options.S3);
            await store.CheckAsync(cancel);
            await Console.Out.WriteLineAsync($"ok       recordings are kept in bucket '{options.S3.Bucket}'");
            return 0;
        }
        catch (Exception e) when (e is ValidationException or ConfigurationException or IOException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"live-view: {e.Message}");
            return Unusable;
        }
    }
}
