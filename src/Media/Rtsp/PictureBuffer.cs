using System.Buffers.Binary;
using LiveView.Media.Line;

namespace LiveView.Media.Rtsp;

/// <summary>The coded picture that is being put together: NAL units, each after its length in four bytes, as MP4 wants them.</summary>
internal sealed class PictureBuffer
{
    /// <summary>Greatest size of one coded picture, bytes.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private const int LengthSize = 4;
    private const int FirstBytes = 16 * 1024;
    private byte[] _bytes = new byte[FirstBytes];
    private int _open = -1;

    /// <summary>Bytes of the units that are complete.</summary>
    public int Length { get; private set; }

    /// <summary>The units that are complete.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Whether a unit was begun and not ended.</summary>
    public bool IsOpen => _open >= 0;

    private int Filled => IsOpen ? _open : Length;

    /// <summary>Adds a whole unit, and gives up one that was not ended.</summary>
    public void Add(ReadOnlySpan<byte> unit)
    {
        Begin(unit);
        End();
    }

    /// <summary>Begins a unit that comes in pieces, and gives up one that was not ended.</summary>
    public void Begin(ReadOnlySpan<byte> piece)
    {
        _open = Length;
        Append(stackalloc byte[LengthSize]);
        Append(piece);
    }

    /// <summary>Goes on with the unit that was begun.</summary>
    /// <exception cref="RtspFormatException">The picture grows larger than any.</exception>
    public void Append(ReadOnlySpan<byte> piece)
    {
        if (Filled + piece.Length > MostBytes)
        {
            throw new RtspFormatException($"A picture is larger than {MostBytes} bytes.");
        }

        if (Filled + piece.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Filled + piece.Length));
        }

        piece.CopyTo(_bytes.AsSpan(_open));
        _open += piece.Length;
    }

    /// <summary>Ends the unit that was begun.</summary>
    /// <returns>The unit, without its length; readable until the buffer changes.</returns>
    public ReadOnlySpan<byte> End()
    {
        var at = Length;
        var unit = _bytes.AsSpan(at + LengthSize, _open - at - LengthSize);
        if (unit.IsEmpty)
        {
            _open = -1;
            return unit;
        }

        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(at), unit.Length);
        (Length, _open) = (_open, -1);
        return unit;
    }

    /// <summary>Begins the next picture.</summary>
    public void Clear() => (Length, _open) = (0, -1);
}
