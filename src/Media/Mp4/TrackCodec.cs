namespace LiveView.Media.Mp4;

/// <summary>How a track is coded, as far as Live View tells them apart.</summary>
public enum TrackCodec
{
    /// <summary>A coding that no console shows, for example MJPEG or MPEG-4 Part 2.</summary>
    Other,

    /// <summary>H.264 (AVC): every console shows it.</summary>
    H264,

    /// <summary>H.265 (HEVC): only shown by some browsers on some machines.</summary>
    H265,

    /// <summary>AAC, sound: every console plays it.</summary>
    Aac,
}
