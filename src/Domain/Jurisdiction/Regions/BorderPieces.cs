namespace LiveView.Domain.Jurisdiction.Regions;

/// <summary>The outlines of regions as pieces of border: what two share is one piece that knows both.</summary>
internal static class BorderPieces
{
    public static IReadOnlyList<Border> Of(IReadOnlyList<RegionShape> shapes, double squeeze)
    {
        Dictionary<((double, double) From, (double, double) To), int> sides = [];
        for (var region = 0; region < shapes.Count; region++)
        {
            foreach (var ring in shapes[region].Rings)
            {
                for (var each = 0; each + 1 < ring.Count; each++)
                {
                    sides[(ring[each], ring[each + 1])] = region;
                }
            }
        }

        List<Border> pieces = [];
        foreach (var ((from, to), left) in sides)
        {
            var right = sides.GetValueOrDefault((to, from), -1);
            if (right < left)
            {
                pieces.Add(new Border(
                    from.Item1 * squeeze, from.Item2 * Tracking.Ground.MetresPerDegree, to.Item1 * squeeze,
                    to.Item2 * Tracking.Ground.MetresPerDegree, left, right));
            }
        }

        return pieces;
    }
}
