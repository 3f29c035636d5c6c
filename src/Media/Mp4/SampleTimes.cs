namespace LiveView.Media.Mp4;

/// <summary>What a container says of one picture. All times in units of the timescale.</summary>
/// <param name="DecodeTime">When it is decoded, 0 or more.</param>
/// <param name="Offset">From decoding to showing; 0 for a picture that is shown at once, less for one that is shown before.</param>
/// <param name="Duration">A guess, since the next picture is not there yet.</param>
/// <param name="IsKey">Whether a decoder can start here.</param>
internal readonly record struct SampleTimes(long DecodeTime, int Offset, uint Duration, bool IsKey);
