namespace LiveView.Api.Gate.Lines;

/// <summary>Where bytes leave to one viewer. One send at a time.</summary>
internal interface ISendingEnd
{
    /// <summary>Sends all of it, at once if the kernel, or the server, has room.</summary>
    /// <returns>Null when all is out; otherwise completes when it is.</returns>
    Task? Send(ReadOnlyMemory<byte> bytes);

    /// <summary>Reads what a send will read; see <see cref="Media.Feeds.IFeedListener.Approach" />.</summary>
    int Approach() => 0;

    /// <summary>Cuts the viewer off; what the kernel still holds is thrown away where that can be done. Never waits, never throws.</summary>
    void Abort();
}
