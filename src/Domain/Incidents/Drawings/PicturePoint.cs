using System.Text.Json.Serialization;

namespace LiveView.Domain.Incidents.Drawings;

/// <summary>A point on a picture or plan, in parts of its width and height, so that it means the same at every size.</summary>
/// <param name="X">From the left, 0 to 1.</param>
/// <param name="Y">From above, 0 to 1.</param>
public sealed record PicturePoint(double X, double Y)
{
    /// <summary>Whether it lies on the picture.</summary>
    [JsonIgnore]
    public bool IsOnPicture => X is >= 0 and <= 1 && Y is >= 0 and <= 1;
}
