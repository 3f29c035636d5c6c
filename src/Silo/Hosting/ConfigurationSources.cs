namespace LiveView.Silo.Hosting;

/// <summary>Where configuration comes from: a file, then the environment, then the command line; the last one that speaks holds.</summary>
internal static class ConfigurationSources
{
    public static void AddLiveView(this IConfigurationBuilder configuration, FileInfo? file, IReadOnlyList<string> arguments)
    {
        if (file is not null)
        {
            if (!file.Exists)
            {
                throw new ConfigurationException($"Configuration file '{file}' does not exist.");
            }

            try
            {
                configuration.AddJsonFile(file.FullName, optional: false);
            }
            catch (InvalidDataException e)
            {
                throw new ConfigurationException($"Configuration file '{file}' is no valid JSON: {(e.InnerException ?? e).Message}");
            }
        }

        configuration.AddEnvironmentVariables("LIVEVIEW__");
        configuration.AddCommandLine([.. arguments]);
    }
}
