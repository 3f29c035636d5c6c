namespace LiveView.Media.Rtmp;

/// <summary>Kinds of messages (Adobe RTMP 1.0, 5.4 and 7.1); those that are not named here are passed over.</summary>
internal static class RtmpMessageType
{
    public const byte ChunkSize = 1;
    public const byte Abort = 2;
    public const byte Acknowledgement = 3;
    public const byte Window = 5;
    public const byte Bandwidth = 6;
    public const byte Video = 9;
    public const byte CommandAmf3 = 17;
    public const byte Command = 20;
}
