namespace LiveView.Media.Clips.Marking;

/// <summary>Why a clip could not be marked.</summary>
public enum MarkFault
{
    /// <summary>The letters of the mark are not installed.</summary>
    NoFont,

    /// <summary>As many pictures are being converted as may be.</summary>
    NoSeat,

    /// <summary>ffmpeg cannot be started, or did not end well.</summary>
    Failed,
}
