namespace LiveView.Media.Feeds;

/// <summary>How the picture of one camera is doing.</summary>
public enum PictureCondition
{
    /// <summary>Nobody asked for it.</summary>
    Off,

    /// <summary>Asked for; the first picture is on its way.</summary>
    Starting,

    /// <summary>Pictures come in.</summary>
    Live,

    /// <summary>Connected, but no picture for at least a second: what is on the screen is old.</summary>
    Stalled,

    /// <summary>The connection was lost or could not be made; it is tried again by itself.</summary>
    Reconnecting,

    /// <summary>Somebody must change something before it can work; still tried again now and then.</summary>
    Failed,
}
