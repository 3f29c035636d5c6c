using LiveView.Domain.Connections;
using LiveView.Media.Mp4;

namespace LiveView.Media.Feeds;

/// <summary>A feed at one moment.</summary>
/// <param name="Id">Which stream of which camera it is.</param>
/// <param name="Epoch">Epoch of its ingest; 0 before the first.</param>
/// <param name="State">How the picture is doing.</param>
/// <param name="Init">Codec, size and timescale; null while there is no picture.</param>
/// <param name="Viewers">Subscriptions to it, on this node.</param>
/// <param name="Sequence">Fragments that came in within the epoch.</param>
/// <param name="LastFragmentAt">When the last fragment came, UTC; null before the first.</param>
public sealed record FeedStatus(
    FeedId Id, long Epoch, PictureState State, InitSegment? Init, int Viewers, long Sequence, DateTimeOffset? LastFragmentAt);
