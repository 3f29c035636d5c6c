using System.Buffers.Binary;
using System.Text;

namespace LiveView.Media.Rtmp;

/// <summary>
/// Reads the values of a command (AMF0): numbers, booleans, texts, null, and objects as dictionaries. What a pusher has no use for is passed
/// over or refused.
/// </summary>
internal ref struct Amf0(ReadOnlySpan<byte> bytes)
{
    private const int MostDepth = 4;
    private const int MostMembers = 64;
    private ReadOnlySpan<byte> _left = bytes;

    /// <summary>Whether everything was read.</summary>
    public readonly bool IsAtEnd => _left.IsEmpty;

    /// <summary>Reads the next value; null for what is null or undefined.</summary>
    /// <exception cref="RtmpFormatException">It is none.</exception>
    public object? Read() => Read(0);

    private object? Read(int depth)
    {
        if (depth > MostDepth)
        {
            throw new RtmpFormatException("The values of a command lie too deep in each other.");
        }

        switch (Take(1)[0])
        {
            case 0:
                return BinaryPrimitives.ReadDoubleBigEndian(Take(8));
            case 1:
                return Take(1)[0] != 0;
            case 2:
                return Text();
            case 3:
                return Members(depth);
            case 5 or 6:
                return null;
            case 8:
                Take(4);
                return Members(depth);
            case var marker:
                throw new RtmpFormatException($"A command holds a value of kind {marker}, for which a pusher has no use.");
        }
    }

    private Dictionary<string, object?> Members(int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (true)
        {
            var name = Text();
            if (name.Length == 0 && _left is [9, ..])
            {
                Take(1);
                return members;
            }

            if (members.Count == MostMembers)
            {
                throw new RtmpFormatException($"A value of a command has more than {MostMembers} members.");
            }

            members[name] = Read(depth + 1);
        }
    }

    private string Text() => Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2))));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _left.Length)
        {
            throw new RtmpFormatException("A command ends in the middle of a value.");
        }

        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }
}
