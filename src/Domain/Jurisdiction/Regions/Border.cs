namespace LiveView.Domain.Jurisdiction.Regions;

/// <summary>A straight piece of a border, in metres on the map's plane: one region on its left, another or none (-1) on its right.</summary>
internal readonly record struct Border(double X, double Y, double ToX, double ToY, int Left, int Right)
{
    /// <summary>Squared metres from a point to the piece.</summary>
    public double SquaredDistance(double x, double y)
    {
        var (dx, dy) = (ToX - X, ToY - Y);
        var length = (dx * dx) + (dy * dy);
        var along = length > 0 ? Math.Clamp((((x - X) * dx) + ((y - Y) * dy)) / length, 0, 1) : 0;
        var (ex, ey) = (x - X - (along * dx), y - Y - (along * dy));
        return (ex * ex) + (ey * ey);
    }

    /// <summary>How far along the way between two points it is crossed, 0 to 1; null when it is not.</summary>
    public double? Crossing(double fromX, double fromY, double toX, double toY)
    {
        var (wx, wy, dx, dy) = (toX - fromX, toY - fromY, ToX - X, ToY - Y);
        var across = (wx * dy) - (wy * dx);
        if (across == 0)
        {
            return null;
        }

        var along = (((X - fromX) * dy) - ((Y - fromY) * dx)) / across;
        var within = (((X - fromX) * wy) - ((Y - fromY) * wx)) / across;
        return along is >= 0 and <= 1 && within is >= 0 and <= 1 ? along : null;
    }

    /// <summary>The region on the side of a point.</summary>
    public int SideOf(double x, double y) => ((ToX - X) * (y - Y)) - ((ToY - Y) * (x - X)) > 0 ? Left : Right;
}
