using System.Net;
using LiveView.Persistence.Databases;
using LiveView.Silo.Hosting;
using Npgsql;
using Orleans.Configuration;

namespace LiveView.Silo.Cluster;

/// <summary>The cluster's own doors: whoever reaches them could say anything about who calls, so they are on loopback or behind mutual TLS.</summary>
internal static class ClusterDoors
{
    /// <summary>Puts TLS on every connection of the cluster, when it is configured.</summary>
    /// <exception cref="ConfigurationException">The doors would be open to the network without it.</exception>
    public static void Guard(this ISiloBuilder silo, IConfiguration configuration, TimeProvider time)
    {
        var tls = ClusterTls.From(configuration.GetSection("Cluster:Tls").Get<ClusterTlsOptions>(), time);
        if (tls is null)
        {
            if (configuration["Cluster:Address"] is { } address && !IsHere(address))
            {
                throw new ConfigurationException(
                    $"Cluster:Address is {address}, which others reach, but silos would speak without TLS: configure Cluster:Tls, or use 127.0.0.1.");
            }

            return;
        }

        silo.Services.AddSingleton(tls);
        silo.Use(tls);
    }

    /// <summary>Puts TLS on every connection of a silo: with other silos, and with edges at its gateway.</summary>
    public static void Use(this ISiloBuilder silo, ClusterTls tls) => silo.Configure<SiloConnectionOptions>(options =>
    {
        options.ConfigureSiloInboundConnection(tls.Answer);
        options.ConfigureSiloOutboundConnection(tls.Call);
        options.ConfigureGatewayInboundConnection(tls.Answer);
    });

    /// <summary>Refuses a database on another machine that would be spoken to without TLS.</summary>
    /// <exception cref="ConfigurationException">The line to the database could be read or changed on its way.</exception>
    public static void GuardDatabase(StorageOptions storage)
    {
        if (storage.Provider == StorageProvider.PostgreSql)
        {
            GuardDatabase(nameof(storage.ConnectionString), storage.ConnectionString);
            GuardDatabase(nameof(storage.OwnerConnectionString), storage.OwnerConnectionString);
        }
    }

    private static void GuardDatabase(string setting, string? text)
    {
        var connection = new NpgsqlConnectionStringBuilder(text);
        var hosts = (connection.Host ?? "localhost").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (connection.SslMode < SslMode.Require && hosts.FirstOrDefault(host => !host.StartsWith('/') && !IsHere(host)) is { } far)
        {
            throw new ConfigurationException(
                $"The database on {far} would be spoken to without TLS: add 'SSL Mode=VerifyFull' (or Require) to Storage:{setting}.");
        }
    }

    private static bool IsHere(string address) =>
        address is "localhost" || (IPEndPoint.TryParse(address, out var here) && IPAddress.IsLoopback(here.Address));
}
