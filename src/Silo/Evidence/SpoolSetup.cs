using LiveView.Domain.Evidence;
using LiveView.Grains.Log;
using LiveView.Persistence.Spool;
using LiveView.Silo.Hosting;

namespace LiveView.Silo.Evidence;

/// <summary>The disk on which this silo keeps what the log could not take.</summary>
internal static class SpoolSetup
{
    public static void AddSpool(this IHostApplicationBuilder builder, string directory) =>
        builder.Services.AddSpool(services => Open(directory, services.GetRequiredService<ILogger<FileSpool>>()));

    private static FileSpool Open(string directory, ILogger<FileSpool> logger)
    {
        try
        {
            return FileSpool.Open(directory, logger);
        }
        catch (SpoolException e)
        {
            throw new ConfigurationException(e.Message);
        }
    }
}
