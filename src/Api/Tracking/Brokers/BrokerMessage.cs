using LiveView.Api.Tracking.Lines;
using LiveView.Domain.Tracking;
using MQTTnet;

namespace LiveView.Api.Tracking.Brokers;

/// <summary>A message of a broker that waits to be stored.</summary>
/// <param name="Speaker">For whom its topic speaks.</param>
/// <param name="Reports">What it says.</param>
/// <param name="Received">It, to be acknowledged.</param>
internal sealed record BrokerMessage(LineSpeaker Speaker, IReadOnlyList<PositionReport> Reports, MqttApplicationMessageReceivedEventArgs Received);
