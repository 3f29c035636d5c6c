using System.Runtime.CompilerServices;

namespace LiveView.Domain.Tracking;

/// <summary>Reads points of a window one after another: a packed block is unpacked once for those that lie in it.</summary>
internal ref struct TrackReader(TrackWindow window)
{
    private readonly TrackWindow _window = window;
    private Points _points;
    private int _first;
    private int _count;

    public readonly int Count => _window.Count;

    /// <summary>A copy: what is read next may take its place.</summary>
    public TrackPoint this[int index]
    {
        get
        {
            if (_window.IsOpen(index, out var newest))
            {
                return newest;
            }

            if (index < _first || index >= _first + _count)
            {
                (_first, _count) = _window.Unpack(index, _points);
            }

            return _points[index - _first];
        }
    }

    [InlineArray(PackedPoints.Most)]
    private struct Points
    {
        private TrackPoint _point;
    }
}
