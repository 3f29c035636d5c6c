namespace LiveView.Media.Stills;

/// <summary>A format in which a still picture may be brought in: a closed set.</summary>
public enum StillFormat
{
    /// <summary>JPEG (ITU-T T.81).</summary>
    Jpeg,

    /// <summary>PNG (ISO/IEC 15948).</summary>
    Png,

    /// <summary>WebP (RFC 9649), without animation.</summary>
    WebP,
}
