namespace LiveView.Api.Gate.Snapshots;

/// <summary>One picture of one camera.</summary>
/// <param name="Jpeg">The picture, JPEG.</param>
/// <param name="ArrivedAt">When the frame it was made of arrived, UTC, by the clock of the media node.</param>
internal sealed record StillPicture(ReadOnlyMemory<byte> Jpeg, DateTimeOffset ArrivedAt);
