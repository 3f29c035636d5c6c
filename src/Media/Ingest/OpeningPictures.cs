using LiveView.Media.Mp4;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Ingest;

/// <summary>Keeps the first pictures of a visit for a moment, so that a conversion that turns out to be needed can begin with them.</summary>
internal sealed class OpeningPictures
{
    private const int Most = 24;
    private const int MostBytes = 4 * 1024 * 1024;
    private readonly List<(byte[] Fragment, bool IsKey)> _kept = [];
    private int _bytes;

    /// <summary>Whether every picture since the first is still here.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>A picture as a fragment for a decoder.</summary>
    public static byte[] Write(in CodedPicture picture, in SampleTimes times)
    {
        var fragment = new byte[FragmentWriter.Overhead + picture.Units.Length];
        FragmentWriter.Write(fragment, picture.Units, times);
        return fragment;
    }

    /// <summary>Keeps a picture, or forgets all when they have become too many.</summary>
    public void Keep(in CodedPicture picture, in SampleTimes times)
    {
        _bytes += picture.Units.Length;
        IsWhole = IsWhole && _kept.Count < Most && _bytes <= MostBytes;
        if (IsWhole)
        {
            _kept.Add((Write(picture, times), picture.IsKey));
        }
        else
        {
            _kept.Clear();
        }
    }

    /// <summary>Hands over what is kept, and keeps nothing more.</summary>
    public IReadOnlyList<(byte[] Fragment, bool IsKey)> Take()
    {
        IsWhole = false;
        return _kept;
    }
}
