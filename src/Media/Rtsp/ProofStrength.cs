namespace LiveView.Media.Rtsp;

/// <summary>Kinds of proof that a camera may ask for, the weakest first.</summary>
internal enum ProofStrength
{
    /// <summary>The password itself (RFC 7617).</summary>
    Basic,

    /// <summary>A digest with MD5 (RFC 7616, RFC 2069).</summary>
    DigestMd5,

    /// <summary>A digest with SHA-256 (RFC 7616).</summary>
    DigestSha256,
}
