namespace LiveView.Domain.Tracking;

/// <summary>Which fixes around a new one are believed.</summary>
/// <remarks>
/// The cheapest line through the fixes around it: leaving one out costs 20, joining two that cannot both be true costs 30. So one
/// wild fix, or two that agree with each other, are left out between fixes that do agree; a newest one that disagrees is left out until
/// the next agrees with it, and then both are believed; and three in a row that agree are a fact. What was believed costs one more
/// to leave out, so that a judgement changes for a reason only, and at either end of what is looked at, where the rest of the track
/// stands behind it, it costs 30 more.
/// </remarks>
internal static class Judgement
{
    /// <summary>Greatest number of fixes it changes its mind about at once.</summary>
    public const int Most = 32;

    private const int Reach = 6;
    private const int LeaveOut = 20;
    private const int Jump = 30;

    /// <summary>Whether a fix that is to stand at this place fits without a second look.</summary>
    public static bool Fits(TrackWindow window, int at, in TrackPoint point, double fastest)
    {
        var points = new TrackReader(window);
        for (var near = Math.Max(0, at - 3); near < Math.Min(points.Count, at + 3); near++)
        {
            if ((points[near].Flags & (FixFlags.Suspect | FixFlags.Unconfirmed)) != 0)
            {
                return false;
            }
        }

        var (before, after) = (at - 1, at);
        while (before >= 0 && !points[before].IsBelieved)
        {
            before--;
        }

        while (after < points.Count && !points[after].IsBelieved)
        {
            after++;
        }

        return (before < 0 || Plausibility.Agree(points[before], point, fastest))
            && (after == points.Count || Plausibility.Agree(point, points[after], fastest));
    }

    /// <summary>Judges the fixes around one that is in the window already.</summary>
    /// <param name="window">The fixes by time.</param>
    /// <param name="at">Place of the new one.</param>
    /// <param name="fastest">Metres per second.</param>
    /// <param name="judged">Takes the place and the new flags of each that changed, the new one among them.</param>
    /// <returns>How many changed.</returns>
    public static int Of(TrackWindow window, int at, double fastest, Span<(int Place, FixFlags Flags)> judged)
    {
        Span<int> places = stackalloc int[Most];
        Span<TrackPoint> points = stackalloc TrackPoint[Most];
        var (count, first, last) = Around(new TrackReader(window), at, places, points);
        Span<int> cost = stackalloc int[count];
        Span<int> left = stackalloc int[count + 1];
        Span<int> from = stackalloc int[count];
        for (var each = 0; each < count; each++)
        {
            var isHeld = (each == 0 && first > 0) || (each == count - 1 && last < window.Count - 1);
            left[each + 1] = left[each] + LeaveOut + (places[each] != at && points[each].IsBelieved ? isHeld ? Jump : 1 : 0);
            (cost[each], from[each]) = (left[each], -1);
            for (var earlier = each - 1; earlier >= 0; earlier--)
            {
                var through = cost[earlier] + left[each] - left[earlier + 1];
                if (through < cost[each]
                    && (through += Plausibility.Agree(points[earlier], points[each], fastest) ? 0 : Jump) < cost[each])
                {
                    (cost[each], from[each]) = (through, earlier);
                }
            }
        }

        var end = count - 1;
        for (var each = count - 2; each >= 0; each--)
        {
            end = cost[each] + left[count] - left[each + 1] < cost[end] + left[count] - left[end + 1] ? each : end;
        }

        return Changes(points, places[..count], from, end, last == window.Count - 1, judged);
    }

    /// <summary>The fixes that can be part of a line, from one that was believed on.</summary>
    private static (int Count, int First, int Last) Around(TrackReader window, int at, Span<int> places, Span<TrackPoint> points)
    {
        var (first, last) = (Math.Max(0, at - Reach), Math.Min(window.Count - 1, at + Reach));
        while (first > 0 && at - first < Most / 2 && !window[first].IsBelieved)
        {
            first--;
        }

        while (last < window.Count - 1 && last - at < (Most / 2) - 1 && !window[last].IsBelieved)
        {
            last++;
        }

        var count = 0;
        for (var place = first; place <= last; place++)
        {
            if (window[place] is var point && (point.Flags & (FixFlags.Echo | FixFlags.Mirrored)) == 0)
            {
                (places[count], points[count++]) = (place, point);
            }
        }

        return (count, first, last);
    }

    private static int Changes(
        ReadOnlySpan<TrackPoint> points, ReadOnlySpan<int> places, ReadOnlySpan<int> from, int end, bool reachesNewest, Span<(int, FixFlags)> judged)
    {
        var (changed, kept) = (0, end);
        for (var each = places.Length - 1; each >= 0; each--)
        {
            var verdict = each == kept ? FixFlags.None : each > end && reachesNewest ? FixFlags.Unconfirmed : FixFlags.Suspect;
            kept = each == kept ? from[each] : kept;
            var flags = (points[each].Flags & ~(FixFlags.Suspect | FixFlags.Unconfirmed)) | verdict;
            if (flags != points[each].Flags)
            {
                judged[changed++] = (places[each], flags);
            }
        }

        return changed;
    }
}
