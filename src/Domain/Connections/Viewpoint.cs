namespace LiveView.Domain.Connections;

/// <summary>What a camera is placed to see.</summary>
public enum Viewpoint
{
    /// <summary>The whole room.</summary>
    Overview,

    /// <summary>Whoever comes in and leaves.</summary>
    Entrance,

    /// <summary>The till, low enough to see a face under a cap.</summary>
    Till,

    /// <summary>The vault.</summary>
    Vault,

    /// <summary>Outside the building.</summary>
    Outdoor,

    /// <summary>A camera that moves.</summary>
    Mobile,
}
