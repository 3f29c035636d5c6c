namespace LiveView.Media.Mp4;

/// <summary>Walks over the boxes that stand one after another in a piece of memory.</summary>
internal ref struct BoxWalk
{
    private const int HeaderLength = 8;
    private readonly ReadOnlySpan<byte> _boxes;
    private int _next;

    public BoxWalk(ReadOnlySpan<byte> boxes) => _boxes = boxes;

    public uint Type { get; private set; }

    /// <summary>Where the body starts, counted from the start of the walked memory.</summary>
    public int BodyAt { get; private set; }

    public ReadOnlySpan<byte> Body { get; private set; }

    public bool MoveNext()
    {
        // Fewer than eight bytes at the end are padding: some writers close a sample entry with a zero word.
        if (_boxes.Length - _next < HeaderLength)
        {
            return false;
        }

        var size = BoxBytes.U32(_boxes, _next);
        Type = BoxBytes.U32(_boxes, _next + 4);
        if (size < HeaderLength || size > (uint)(_boxes.Length - _next))
        {
            throw new Mp4FormatException($"Box '{BoxType.Text(Type)}' says it is {size} bytes long; {_boxes.Length - _next} are there.");
        }

        BodyAt = _next + HeaderLength;
        Body = _boxes.Slice(BodyAt, (int)size - HeaderLength);
        _next += (int)size;
        return true;
    }

    public static bool TryFind(ReadOnlySpan<byte> boxes, uint type, out ReadOnlySpan<byte> body, out int bodyAt)
    {
        var walk = new BoxWalk(boxes);
        while (walk.MoveNext())
        {
            if (walk.Type == type)
            {
                body = walk.Body;
                bodyAt = walk.BodyAt;
                return true;
            }
        }

        body = default;
        bodyAt = 0;
        return false;
    }

    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> boxes, uint type, out int bodyAt) =>
        TryFind(boxes, type, out var body, out bodyAt)
            ? body
            : throw new Mp4FormatException($"Box '{BoxType.Text(type)}' is missing.");

    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> boxes, uint type) => Find(boxes, type, out _);
}
