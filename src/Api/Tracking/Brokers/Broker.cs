using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using LiveView.Api.Tracking.Lines;
using LiveView.Domain.Identifiers;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace LiveView.Api.Tracking.Brokers;

/// <summary>A broker as it is configured.</summary>
internal sealed class Broker(BrokerOptions options)
{
    /// <summary>Longest message that it may hand over, bytes.</summary>
    public const int MostMessage = 64 * 1024;

    /// <summary>How many messages it may hand over before the first of them is acknowledged.</summary>
    public const int MostUnacknowledged = 128;

    /// <summary>How long it keeps what comes while the server is away, seconds.</summary>
    private const uint SessionSeconds = 7 * 24 * 3600;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly (string Filter, LineSpeaker Speaker)[] _topics = [.. options.Topics.Select(topic => (
        topic.Filter, new LineSpeaker(OrganisationId.Parse(topic.Organisation), MachineId.Parse(topic.Machine))))];

    /// <summary>What it is called in the log.</summary>
    public string Name { get; } = $"{options.Host}:{options.Port}";

    /// <summary>For whom a topic speaks; null for nobody.</summary>
    public LineSpeaker? SpeakerOf(string topic) => Array.Find(_topics, each => TopicFilter.Holds(each.Filter, topic)).Speaker;

    /// <summary>How it is spoken to. The password is read each time, so that a new one needs no new start.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public MqttClientOptions Connection()
    {
        var connection = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer(options.Host, options.Port)
            .WithClientId(options.ClientId)
            // The broker keeps what comes while the server is away.
            .WithCleanStart(false)
            .WithSessionExpiryInterval(SessionSeconds)
            .WithReceiveMaximum(MostUnacknowledged)
            .WithMaximumPacketSize(MostMessage)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(15))
            .WithTimeout(Patience);
        if (!string.IsNullOrEmpty(options.UserName))
        {
            connection.WithCredentials(options.UserName, options.PasswordFile is { } file ? File.ReadAllText(file).Trim() : null);
        }

        return connection.WithTlsOptions(tls => Encrypt(tls)).Build();
    }

    /// <summary>What is asked of it.</summary>
    public MqttClientSubscribeOptions Subscription()
    {
        var subscription = new MqttClientSubscribeOptionsBuilder();
        foreach (var (filter, _) in _topics)
        {
            subscription.WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce);
        }

        return subscription.Build();
    }

    private void Encrypt(MqttClientTlsOptionsBuilder tls)
    {
        tls.UseTls(options.Tls);
        if (!options.Tls)
        {
            return;
        }

        tls.WithSslProtocols(SslProtocols.Tls12 | SslProtocols.Tls13).WithTargetHost(options.Host).WithRevocationMode(X509RevocationMode.NoCheck);
        if (options.AuthorityFile is { } file)
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            tls.WithTrustChain(authorities);
        }
    }
}
