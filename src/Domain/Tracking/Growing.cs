namespace LiveView.Domain.Tracking;

/// <summary>
/// A few items of which one more is added again and again: what somebody holds does not change. Whoever adds to the newest adds in place, for
/// none that came before looks beyond its own count; whoever adds to an older one gets a copy. An empty one shares nothing.
/// </summary>
/// <remarks>
/// A copy at every addition is what fills a heap with old garbage where many thousands of these each grow every few seconds. Two may not
/// add to the same one at once: a track is decided on by its grain alone.
/// </remarks>
internal readonly struct Growing<T>
{
    private readonly Shared _shared;

    private Growing(Shared shared, int count) => (_shared, Count) = (shared, count);

    public int Count { get; }

    public ReadOnlySpan<T> Items => _shared.Items.AsSpan(0, Count);

    public ref readonly T this[int index] => ref _shared.Items[index];

    /// <param name="items">Copied.</param>
    /// <param name="room">Greatest number there is room for.</param>
    public static Growing<T> Of(ReadOnlySpan<T> items, int room)
    {
        var shared = new Shared(items.IsEmpty ? [] : new T[room], room) { Taken = items.Length };
        items.CopyTo(shared.Items);
        return new(shared, items.Length);
    }

    /// <exception cref="IndexOutOfRangeException">There is no room.</exception>
    public Growing<T> With(in T item)
    {
        var shared = _shared;
        if (shared.Taken != Count || shared.Items.Length == 0)
        {
            shared = new Shared(new T[shared.Room], shared.Room);
            Items.CopyTo(shared.Items);
        }

        shared.Items[Count] = item;
        shared.Taken = Count + 1;
        return new(shared, Count + 1);
    }

    private sealed class Shared(T[] items, int room)
    {
        public readonly T[] Items = items;

        public readonly int Room = room;

        /// <summary>How many places are somebody's.</summary>
        public int Taken;
    }
}
