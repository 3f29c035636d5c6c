namespace LiveView.Media.Relay;

/// <summary>What came over a relay connection is not what a media node sends.</summary>
public sealed class RelayFormatException(string message) : Exception(message);
