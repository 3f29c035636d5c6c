namespace LiveView.Api.Gate.Clips;

/// <summary>How many clips this edge gives at once: each reads and deciphers a recording as fast as its line takes it.</summary>
internal sealed class ClipRoom() : Places(most: 4);
