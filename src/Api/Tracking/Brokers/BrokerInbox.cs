using System.Buffers;
using System.Threading.Channels;
using LiveView.Api.Tracking.Lines;
using LiveView.Domain.Decisions;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Protocols.OwnTracks;
using LiveView.Protocols.Positions;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace LiveView.Api.Tracking.Brokers;

/// <summary>
/// What one connection to a broker brought: bounded, and acknowledged only when it is stored, or when it never will be. What cannot be
/// stored now waits here, and the rest waits at the broker.
/// </summary>
internal sealed class BrokerInbox(Broker broker, LineMachine machine, TrackingFigures figures, Complaints complaints, TimeProvider time, ILogger logger)
{
    private const string Protocol = "owntracks";
    private const int MostWaiting = 2 * Broker.MostUnacknowledged;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly Channel<BrokerMessage> _waiting = Channel.CreateBounded<BrokerMessage>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Takes what the broker hands over; never waits for the store.</summary>
    public async Task PostAsync(MqttApplicationMessageReceivedEventArgs received)
    {
        received.AutoAcknowledge = false;
        var topic = received.ApplicationMessage.Topic;
        if (broker.SpeakerOf(topic) is not { } speaker)
        {
            await RefuseAsync(received, new Refusal("no-access", "No topic of the configuration holds it."));
            return;
        }

        switch (OwnTracksReader.Read(received.ApplicationMessage.Payload.ToArray(), topic))
        {
            case PositionParse.Unreadable unreadable:
                await UnreadableAsync(received, unreadable.Text);
                break;
            // Beneath its topic nobody speaks for another device, whatever the message says.
            case PositionParse.Read read when !read.Reports.All(report => topic.StartsWith(report.Device, StringComparison.Ordinal)):
                await UnreadableAsync(received, "Its topic is too long to name a device: 64 characters at most.");
                break;
            case PositionParse.Read read:
                if (!_waiting.Writer.TryWrite(new BrokerMessage(speaker, read.Reports, received)))
                {
                    figures.Lost(Protocol);
                    Complain("lost", () => BrokerLog.Lost(logger, broker.Name));
                }

                break;
            default:
                throw new InvalidOperationException("No such parse.");
        }
    }

    /// <summary>Stores what waits, until the connection is over.</summary>
    public async Task RunAsync(CancellationToken over)
    {
        while (await _waiting.Reader.WaitToReadAsync(over))
        {
            var messages = new List<BrokerMessage>();
            while (messages.Count < Broker.MostUnacknowledged && _waiting.Reader.TryRead(out var message))
            {
                messages.Add(message);
            }

            while ((messages = await StoreAsync(messages)).Count > 0)
            {
                await Task.Delay(RetryPause, time, over);
            }
        }
    }

    /// <summary>Answers which are to be tried again.</summary>
    private async Task<List<BrokerMessage>> StoreAsync(List<BrokerMessage> messages)
    {
        var again = new List<BrokerMessage>();
        foreach (var group in messages.GroupBy(message => message.Speaker))
        {
            BrokerMessage[] ofSpeaker = [.. group];
            var outcomes = await machine.OutcomesAsync(group.Key, [.. ofSpeaker.Select(message => message.Reports)]);
            for (var i = 0; i < outcomes.Length; i++)
            {
                if (outcomes[i] is not { } refusal)
                {
                    await AcknowledgeAsync(ofSpeaker[i].Received, MqttApplicationMessageReceivedReasonCode.Success);
                }
                else if (refusal.Code == PositionReceipt.TryAgain)
                {
                    again.Add(ofSpeaker[i]);
                }
                else
                {
                    await RefuseAsync(ofSpeaker[i].Received, refusal);
                }
            }
        }

        return again;
    }

    private Task UnreadableAsync(MqttApplicationMessageReceivedEventArgs received, string text)
    {
        figures.Unreadable(Protocol);
        Complain("unreadable", () => BrokerLog.Unreadable(logger, broker.Name, text));
        return AcknowledgeAsync(received, MqttApplicationMessageReceivedReasonCode.PayloadFormatInvalid);
    }

    private Task RefuseAsync(MqttApplicationMessageReceivedEventArgs received, Refusal refusal)
    {
        figures.Refused(Protocol);
        Complain("refused", () => BrokerLog.Refused(logger, broker.Name, refusal.Message));
        return AcknowledgeAsync(received, MqttApplicationMessageReceivedReasonCode.NotAuthorized);
    }

    private void Complain(string kind, Action write)
    {
        if (complaints.IsDue(kind))
        {
            write();
        }
    }

    private static async Task AcknowledgeAsync(MqttApplicationMessageReceivedEventArgs received, MqttApplicationMessageReceivedReasonCode code)
    {
        if (received.ApplicationMessage.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce)
        {
            return;
        }

        received.ReasonCode = code;
        try
        {
            await received.AcknowledgeAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is MqttCommunicationException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection is over: the broker hands it over again, and it is there once.
        }
    }
}
