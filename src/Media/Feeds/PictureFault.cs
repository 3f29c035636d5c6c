namespace LiveView.Media.Feeds;

/// <summary>What is wrong with a picture, as far as the node can tell.</summary>
public enum PictureFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Nothing listens on the camera's port.</summary>
    Refused,

    /// <summary>The camera, or the network to it, does not answer.</summary>
    NoAnswer,

    /// <summary>The camera's host cannot be found.</summary>
    HostUnknown,

    /// <summary>The camera wants a user name and password.</summary>
    Unauthorized,

    /// <summary>The camera answers, but has nothing at this path.</summary>
    NotFound,

    /// <summary>The camera sends no pictures at all, for example sound only.</summary>
    NoVideo,

    /// <summary>The pictures are not coded as H.264.</summary>
    NotH264,

    /// <summary>The camera sends no key frame often enough to give a new viewer a picture at once.</summary>
    NoKeyFrame,

    /// <summary>The connection was closed after pictures had come.</summary>
    ConnectionLost,

    /// <summary>The file with the camera's password is missing, or not for the service alone.</summary>
    PasswordUnreadable,

    /// <summary>The picture is shown, but has to be converted first: later, coarser and at a price.</summary>
    Transcoded,

    /// <summary>The picture has to be converted, and this node converts as many as it may already.</summary>
    TranscoderBusy,

    /// <summary>The camera's address leads to where no camera may stand.</summary>
    AddressForbidden,

    /// <summary>The camera's certificate is not valid for its host.</summary>
    CertificateUntrusted,

    /// <summary>The camera sends its visitors to another address.</summary>
    Redirected,

    /// <summary>ffmpeg is not installed or cannot be started on the media node.</summary>
    NoFfmpeg,

    /// <summary>ffmpeg gave something that is not fragmented MP4.</summary>
    BadStream,

    /// <summary>Something else.</summary>
    Unknown,

    /// <summary>Nobody pushes a picture to where this one is taken in.</summary>
    NotPushing,

    /// <summary>This node takes in no source of this kind, or not at this place.</summary>
    SourceOff,

    /// <summary>The film is not in the directory of films.</summary>
    FilmMissing,

    /// <summary>The camera sends no sound that can be taken in.</summary>
    NoAudio,
}
