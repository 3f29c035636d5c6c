using LiveView.Media.Feeds;

namespace LiveView.Api.Gate.Lines;

/// <summary>One whole WebSocket message, framed, in one piece or two.</summary>
/// <param name="First">The message, or its headers.</param>
/// <param name="Second">What follows; may be empty.</param>
/// <param name="Picture">The fragment whose memory this is, held until it has left; null for anything else.</param>
/// <param name="PictureBytes">Length of the message if it carries a picture or an init segment; otherwise 0.</param>
/// <param name="Sent">Completed when it has left; null when nobody waits.</param>
internal readonly record struct Outgoing(
    ReadOnlyMemory<byte> First,
    ReadOnlyMemory<byte> Second = default,
    Fragment? Picture = null,
    int PictureBytes = 0,
    TaskCompletionSource? Sent = null);
