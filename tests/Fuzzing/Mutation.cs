using System.Text;
using CsCheck;

namespace LiveView.Fuzzing;

/// <summary>Makes wrong inputs out of right ones.</summary>
internal sealed class Mutation(PCG chance, FuzzTarget target)
{
    private static readonly byte[] s_bytes = [0, 1, 7, 9, 10, 13, 32, 34, 36, 44, 47, 58, 91, 92, 93, 123, 125, 127, 128, 192, 237, 254, 255];

    private static readonly string[] s_numbers =
        ["0", "-1", "1", "255", "256", "32767", "65535", "65536", "2147483647", "2147483648", "4294967295", "99999999999999999999", "1e400", "0x7f"];

    private readonly byte[][] _words = [.. target.Words.Concat(s_numbers).Select(Encoding.UTF8.GetBytes)];

    public byte[] Make(List<byte[]> corpus)
    {
        var input = new List<byte>(corpus[Below(corpus.Count)]);
        for (var times = 1 + Below(1 << Below(5)); times > 0; times--)
        {
            Change(input, corpus);
        }

        if (input.Count > target.MostBytes)
        {
            input.RemoveRange(target.MostBytes, input.Count - target.MostBytes);
        }

        return [.. input];
    }

    private void Change(List<byte> input, List<byte[]> corpus)
    {
        var at = Below(input.Count + 1);
        var length = Math.Min(1 + Below(1 << Below(8)), input.Count - at);
        switch (Below(10))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << Below(8));
                break;
            case 1 when at < input.Count:
                input[at] = (byte)Below(256);
                break;
            case 2 when at < input.Count:
                input[at] = s_bytes[Below(s_bytes.Length)];
                break;
            case 3:
                input.Insert(at, s_bytes[Below(s_bytes.Length)]);
                break;
            case 4:
                input.RemoveRange(at, length);
                break;
            case 5:
                input.InsertRange(Below(input.Count + 1), input.GetRange(at, length));
                break;
            case 6:
                input.RemoveRange(at, input.Count - at);
                break;
            case 7:
                var other = corpus[Below(corpus.Count)];
                var from = Below(other.Length + 1);
                input.RemoveRange(at, input.Count - at);
                input.AddRange(other[from..]);
                break;
            default:
                var word = _words[Below(_words.Length)];
                if (Below(2) == 0)
                {
                    input.RemoveRange(at, Math.Min(word.Length, input.Count - at));
                }

                input.InsertRange(at, word);
                break;
        }
    }

    private int Below(int limit) => limit <= 1 ? 0 : (int)chance.Next((uint)limit);
}
