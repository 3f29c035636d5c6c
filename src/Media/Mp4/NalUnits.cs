namespace LiveView.Media.Mp4;

/// <summary>Looks at the coded picture itself: what a container calls a key frame need not be one.</summary>
internal static class NalUnits
{
    /// <summary>Whether a decoder can start at this picture: an H.264 IDR, or an H.265 random access picture.</summary>
    /// <param name="picture">Body of the mdat: NAL units, each after its length.</param>
    /// <param name="codec">How the picture is coded.</param>
    /// <param name="lengthSize">Bytes of each length: 1, 2 or 4.</param>
    public static bool StartsDecoder(ReadOnlySpan<byte> picture, TrackCodec codec, int lengthSize)
    {
        while (picture.Length > lengthSize)
        {
            long length = 0;
            for (var i = 0; i < lengthSize; i++)
            {
                length = (length << 8) | picture[i];
            }

            if (length == 0 || length > picture.Length - lengthSize)
            {
                return false;
            }

            var first = picture[lengthSize];
            switch (codec)
            {
                case TrackCodec.H264 when (first & 0x1F) is >= 1 and <= 5:
                    return (first & 0x1F) == 5;
                case TrackCodec.H265 when ((first >> 1) & 0x3F) < 32:
                    return ((first >> 1) & 0x3F) is >= 16 and <= 21;
            }

            picture = picture[(lengthSize + (int)length)..];
        }

        return false;
    }
}
