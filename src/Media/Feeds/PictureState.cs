namespace LiveView.Media.Feeds;

/// <summary>How the picture of one camera is doing, and what to tell people about it.</summary>
/// <param name="Condition">The state.</param>
/// <param name="Fault">What is wrong; <see cref="PictureFault.None" /> when nothing is.</param>
/// <param name="Message">For people; null when there is nothing to say.</param>
public sealed record PictureState(PictureCondition Condition, PictureFault Fault = PictureFault.None, PictureText? Message = null)
{
    /// <summary>Nobody asked for the picture.</summary>
    public static PictureState Off { get; } = new(PictureCondition.Off);

    /// <summary>The first picture is on its way.</summary>
    public static PictureState Starting { get; } = new(PictureCondition.Starting);

    /// <summary>Pictures come in.</summary>
    public static PictureState Live { get; } = new(PictureCondition.Live);

    /// <summary>Connected, but the picture stands still.</summary>
    public static PictureState Stalled { get; } = new(
        PictureCondition.Stalled,
        PictureFault.NoAnswer,
        new("Het beeld staat stil: de camera stuurt niets meer.", "The picture has stopped: the camera sends nothing any more."));

    /// <summary>Pictures come in, but a new viewer must wait for a key frame.</summary>
    public static PictureState LiveWithoutKeyFrame { get; } = new(PictureCondition.Live, PictureFault.NoKeyFrame, NoKeyFrameText);

    /// <summary>Frames come in, but none at which a decoder can start.</summary>
    public static PictureState WaitingForKeyFrame { get; } = new(PictureCondition.Starting, PictureFault.NoKeyFrame, NoKeyFrameText);

    /// <summary>The camera may be well, but its picture does not get here.</summary>
    public static PictureState RelayLost { get; } = new(
        PictureCondition.Reconnecting,
        PictureFault.ConnectionLost,
        new(
            "De verbinding met de server die deze camera opneemt is verbroken; er wordt opnieuw verbonden.",
            "The connection to the server that takes this camera in was lost; it is being restored."));

    private static PictureText NoKeyFrameText => new(
        "De camera stuurt te weinig sleutelbeelden: een nieuwe kijker moet wachten. Stel het sleutelbeeldinterval in op 1 tot 4 seconden.",
        "The camera sends too few key frames: a new viewer has to wait. Set its key-frame interval to 1 to 4 seconds.");
}
