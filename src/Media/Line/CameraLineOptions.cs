using System.Net;

namespace LiveView.Media.Line;

/// <summary>How the media node connects to cameras.</summary>
public sealed record CameraLineOptions
{
    /// <summary>Where cameras may stand. Default: nowhere in the media node's own networks.</summary>
    public CameraNetworks Networks { get; init; } = new([], OwnNetworks.Read);

    /// <summary>Whether the certificate of an rtsps camera must be valid for the host in its address. Default: yes.</summary>
    public bool VerifyCertificates { get; init; } = true;

    /// <summary>How long a camera may take to accept a connection, TLS included. Default 4.5 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(4.5);

    /// <summary>Finds the addresses of a name; asked once per connection. Default: the resolver of the system.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = (name, cancellation) => Dns.GetHostAddressesAsync(name, cancellation);
}
