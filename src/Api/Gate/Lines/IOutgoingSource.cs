namespace LiveView.Api.Gate.Lines;

/// <summary>What a line sends next, asked for the moment before it leaves.</summary>
internal interface IOutgoingSource
{
    /// <summary>Takes the next message; false when none may leave now.</summary>
    bool TryNext(out Outgoing message);

    /// <summary>A message has left whole.</summary>
    void OnSent(in Outgoing message);

    /// <summary>About a second has passed.</summary>
    void OnBeat();
}
