namespace LiveView.Protocols.Ais;

/// <summary>Parts of messages that wait for the others: few, briefly, whatever comes.</summary>
internal sealed class AisParts
{
    /// <summary>Most characters of a whole message: nine parts of 82 characters hold no more.</summary>
    public const int MaxCharacters = 640;

    private const int Most = 16;
    private const int MaxGroup = 4;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private readonly List<Waiting> _waiting = [];

    /// <summary>How many messages were given up.</summary>
    public long Lost { get; private set; }

    /// <summary>Puts a part to its others; true when none is missing any more.</summary>
    public bool TryJoin(
        ReadOnlySpan<byte> group, ReadOnlySpan<byte> channel, int total, int number, ReadOnlySpan<byte> payload, DateTimeOffset now,
        out ReadOnlySpan<byte> whole)
    {
        whole = default;
        if (group.Length > MaxGroup || channel.Length > MaxGroup)
        {
            Lost++;
            return false;
        }

        Forget(now);
        var key = Key(group, channel, total);
        var index = _waiting.FindIndex(each => each.Key == key);
        if (index >= 0 && _waiting[index].Parts[number - 1] is not null)
        {
            // The number of the group is used anew: the old message never became whole.
            GiveUp(index);
            index = -1;
        }

        if (index < 0)
        {
            if (_waiting.Count == Most)
            {
                GiveUp(0);
            }

            _waiting.Add(new Waiting(key, now, new byte[total][]));
            index = _waiting.Count - 1;
        }

        var waiting = _waiting[index];
        waiting.Parts[number - 1] = payload.ToArray();
        var length = 0;
        foreach (var part in waiting.Parts)
        {
            if (part is null)
            {
                return false;
            }

            length += part.Length;
        }

        _waiting.RemoveAt(index);
        var joined = new byte[length];
        var at = 0;
        foreach (var part in waiting.Parts)
        {
            part!.CopyTo(joined, at);
            at += part!.Length;
        }

        whole = joined;
        return true;
    }

    private void Forget(DateTimeOffset now)
    {
        while (_waiting.Count > 0 && (now - _waiting[0].Since).Duration() > s_longest)
        {
            GiveUp(0);
        }
    }

    private void GiveUp(int index)
    {
        _waiting.RemoveAt(index);
        Lost++;
    }

    private static ulong Key(ReadOnlySpan<byte> group, ReadOnlySpan<byte> channel, int total)
    {
        var key = (ulong)total;
        foreach (var each in group)
        {
            key = (key << 7) ^ each;
        }

        key <<= 7;
        foreach (var each in channel)
        {
            key = (key << 7) ^ each;
        }

        return key;
    }

    private sealed record Waiting(ulong Key, DateTimeOffset Since, byte[]?[] Parts);
}
