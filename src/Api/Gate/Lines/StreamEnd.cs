namespace LiveView.Api.Gate.Lines;

/// <summary>Sends through the server's stream: for encrypted connections, HTTP/2, and before the socket may be used.</summary>
internal sealed class StreamEnd(Stream stream, Action abort) : ISendingEnd
{
    public Task? Send(ReadOnlyMemory<byte> bytes)
    {
        var writing = stream.WriteAsync(bytes).AsTask();
        return writing.IsCompletedSuccessfully ? null : writing;
    }

    public void Abort() => abort();
}
