namespace LiveView.Media.Line;

/// <summary>What an address is, seen from a media node that may have to connect to it.</summary>
public enum AddressVerdict
{
    /// <summary>A camera may stand there.</summary>
    Permitted,

    /// <summary>The machine itself.</summary>
    Loopback,

    /// <summary>Reached on the local link only (RFC 3927, RFC 4291).</summary>
    LinkLocal,

    /// <summary>Where clouds answer with credentials; never permitted.</summary>
    Metadata,

    /// <summary>No address at all: <c>0.0.0.0/8</c> or <c>::</c>; never permitted.</summary>
    Unspecified,

    /// <summary>A group or everybody: multicast, broadcast, reserved; never permitted.</summary>
    Multicast,

    /// <summary>Shared between customers of a carrier (RFC 6598).</summary>
    CarrierNat,

    /// <summary>In a network of the media node itself.</summary>
    OwnNetwork,
}
