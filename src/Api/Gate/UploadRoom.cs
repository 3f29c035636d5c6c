namespace LiveView.Api.Gate;

/// <summary>How many pictures this edge takes in at once: each takes memory while it waits its turn.</summary>
internal sealed class UploadRoom() : Places(most: 4);
