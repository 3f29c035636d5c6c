namespace LiveView.Media.Recording.Storage;

/// <summary>Where finished segments and wrapped keys are kept.</summary>
public enum RecordingStoreKind
{
    /// <summary>A directory of this machine.</summary>
    Disk,

    /// <summary>Storage that speaks S3, which all media nodes share.</summary>
    S3,
}
