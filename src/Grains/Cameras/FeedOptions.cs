using System.ComponentModel.DataAnnotations;

namespace LiveView.Grains.Cameras;

/// <summary>How feeds are kept. Section <c>Media</c> of the configuration.</summary>
public sealed class FeedOptions
{
    /// <summary>
    /// How long a feed runs on after the last demand, in seconds: somebody who comes back at once finds it warm. Default 30. At least 12,
    /// because a viewer asks again every 8 seconds.
    /// </summary>
    [Range(12, 3600)]
    public int LingerSeconds { get; set; } = 30;
}
