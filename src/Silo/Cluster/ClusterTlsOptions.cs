namespace LiveView.Silo.Cluster;

/// <summary>Mutual TLS between silos and at the gateway. Section <c>Cluster:Tls</c> of the configuration.</summary>
internal sealed class ClusterTlsOptions
{
    /// <summary>This process's certificate, PEM.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>The key of the certificate, PEM; readable by the service alone.</summary>
    public string? KeyFile { get; set; }

    /// <summary>SHA-256 fingerprints, in hexadecimal, of the certificates that may be on the other side: two of them while one is replaced.</summary>
    public IList<string> TrustedThumbprints { get; } = [];
}
