using System.IO.Pipelines;
using System.Net.Security;

namespace LiveView.Silo.Cluster;

/// <summary>The two directions of a TLS stream as a transport.</summary>
internal sealed class TlsTransport(SslStream tls) : IDuplexPipe
{
    public PipeReader Input { get; } = PipeReader.Create(tls, new StreamPipeReaderOptions(leaveOpen: true));

    public PipeWriter Output { get; } = PipeWriter.Create(tls, new StreamPipeWriterOptions(leaveOpen: true));
}
