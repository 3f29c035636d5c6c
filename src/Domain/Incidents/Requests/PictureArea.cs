using System.Text.Json.Serialization;

namespace LiveView.Domain.Incidents.Requests;

/// <summary>A rectangle on a picture, in parts of its width and height, so that it means the same at every size.</summary>
/// <param name="Left">Left edge, 0 to 1 from the left.</param>
/// <param name="Top">Upper edge, 0 to 1 from above.</param>
/// <param name="Width">Width, more than 0.</param>
/// <param name="Height">Height, more than 0.</param>
public sealed record PictureArea(double Left, double Top, double Width, double Height)
{
    /// <summary>Smallest width and height that can still be seen and pointed at.</summary>
    public const double Smallest = 0.01;

    /// <summary>Whether it lies within the picture; what rounding puts past an edge does.</summary>
    [JsonIgnore]
    public bool IsOnPicture =>
        Left >= 0 && Top >= 0 && Width >= Smallest && Height >= Smallest && Left + Width <= 1.000001 && Top + Height <= 1.000001;
}
