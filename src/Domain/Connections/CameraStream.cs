namespace LiveView.Domain.Connections;

/// <summary>
/// Which of the streams that a camera offers. The right to its pictures is the same for each of them; sound is a stream, and a right, of its own.
/// </summary>
public enum CameraStream
{
    /// <summary>The full picture: what is recorded, cut and shown large.</summary>
    Main,

    /// <summary>A smaller picture of the same scene, for where it is shown small; not every camera has one.</summary>
    Sub,

    /// <summary>What the camera hears; no picture, and no part of any other stream.</summary>
    Audio,
}
