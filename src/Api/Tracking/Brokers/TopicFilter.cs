namespace LiveView.Api.Tracking.Brokers;

/// <summary>Topic filters of MQTT (OASIS MQTT 5.0, 4.7).</summary>
internal static class TopicFilter
{
    private const int MostLength = 256;

    /// <summary>Whether this may be subscribed to. Topics of the broker itself (<c>$…</c>) and shared subscriptions are not.</summary>
    public static bool IsValid(string filter)
    {
        var levels = filter.Split('/');
        return filter.Length is > 0 and <= MostLength
            && filter[0] != '$'
            && !filter.Contains('\0', StringComparison.Ordinal)
            && levels.Select((level, index) => (level, isLast: index == levels.Length - 1)).All(each =>
                each.level == "+" || (each.level == "#" && each.isLast) || each.level.AsSpan().IndexOfAny('+', '#') < 0);
    }

    /// <summary>Whether a topic is one of those that a filter holds.</summary>
    public static bool Holds(string filter, string topic) => Overlap(filter, topic);

    /// <summary>Whether some topic is held by both.</summary>
    public static bool Overlap(string one, string other)
    {
        var (left, right) = (one.Split('/'), other.Split('/'));
        for (var i = 0; ; i++)
        {
            var (mine, others) = (left.ElementAtOrDefault(i), right.ElementAtOrDefault(i));
            if (mine == "#" || others == "#" || (mine is null && others is null))
            {
                return true;
            }

            if (mine is null || others is null || (mine != "+" && others != "+" && mine != others))
            {
                return false;
            }
        }
    }
}
