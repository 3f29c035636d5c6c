namespace LiveView.Media.Clips;

/// <summary>A piece of a clip as a file: first its beginning, then one picture each.</summary>
/// <param name="Bytes">How it stands in the file.</param>
/// <param name="At">When its picture was taken, UTC; of the beginning, when the first one was.</param>
/// <param name="IsBeginning">Whether it is what stands before all pictures.</param>
/// <param name="Since">When its picture is shown, counted from the start of the file; 0 of the beginning.</param>
public sealed record ClipPiece(ReadOnlyMemory<byte> Bytes, DateTimeOffset At, bool IsBeginning, TimeSpan Since);
