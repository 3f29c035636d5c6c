using System.Security.Authentication;
using System.Security.Cryptography;
using LiveView.Api.Tracking.Lines;
using MQTTnet;
using MQTTnet.Exceptions;

namespace LiveView.Api.Tracking.Brokers;

/// <summary>The line to one broker: held, and made anew when it breaks, each time a little later.</summary>
internal sealed class BrokerLine(Broker broker, LineMachine machine, TrackingFigures figures, TimeProvider time, ILogger<BrokerLine> logger)
{
    private const int LongestPauseSeconds = 60;
    private const int MostDoublings = 6;

    private readonly MqttClientFactory _factory = new();
    private readonly Complaints _complaints = new(time);

    public async Task RunAsync(CancellationToken stop)
    {
        for (var failures = 0; !stop.IsCancellationRequested;)
        {
            var (listened, reason) = await ListenAsync(stop);
            failures = listened ? 0 : Math.Min(failures + 1, MostDoublings);
            var pause = Math.Min(1 << failures, LongestPauseSeconds);
            BrokerLog.NotConnected(logger, broker.Name, reason, pause);
            // Many servers that lost one broker do not come back at one moment.
            await Task.Delay(TimeSpan.FromSeconds(pause * (0.5 + (RandomNumberGenerator.GetInt32(1000) / 2000.0))), time, stop);
        }
    }

    /// <summary>
    /// One connection, from beginning to end. Each has a client of its own: an acknowledgement that is late must not be taken for one of
    /// another message under the same number.
    /// </summary>
    private async Task<(bool Listened, string Reason)> ListenAsync(CancellationToken stop)
    {
        using var client = _factory.CreateMqttClient();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var (inbox, reason, listened) = (new BrokerInbox(broker, machine, figures, _complaints, time, logger), "the line broke", false);
        client.ApplicationMessageReceivedAsync += inbox.PostAsync;
        client.DisconnectedAsync += async left =>
        {
            reason = left.ReasonString ?? left.Reason.ToString();
            await over.CancelAsync();
        };
        try
        {
            var answer = await client.ConnectAsync(broker.Connection(), stop);
            if (answer.ResultCode != MqttClientConnectResultCode.Success)
            {
                return (false, $"it answers {answer.ResultCode}");
            }

            listened = await IsSubscribedAsync(client, stop);
            if (!listened)
            {
                return (false, "it refuses the subscription");
            }

            BrokerLog.Connected(logger, broker.Name);
            await inbox.RunAsync(over.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The line broke, or nobody answered in time.
        }
        catch (Exception e) when (e is MqttCommunicationException or MqttClientDisconnectedException or AuthenticationException
            or CryptographicException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            reason = e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message;
        }

        return (listened, reason);
    }

    private async Task<bool> IsSubscribedAsync(IMqttClient client, CancellationToken stop)
    {
        var answer = await client.SubscribeAsync(broker.Subscription(), stop);
        var refused = answer.Items.Where(item => item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2).ToList();
        refused.ForEach(item => BrokerLog.NotSubscribed(logger, broker.Name, item.TopicFilter.Topic, item.ResultCode.ToString()));
        return refused.Count == 0;
    }
}
