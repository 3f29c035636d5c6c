namespace LiveView.Domain.Releases;

/// <summary>How much of a tracked object's way a release shows.</summary>
public enum TrailUse
{
    /// <summary>Where it is, and nothing of where it was.</summary>
    LiveOnly,

    /// <summary>Its way since the release was given as well.</summary>
    Kept,
}
