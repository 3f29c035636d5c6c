using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>What to show people for each fault, and whether waiting helps.</summary>
internal static class FaultStates
{
    /// <summary>The state of a camera that is not being taken in because of a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="codec">ffmpeg's name for the coding of the camera's pictures, where known.</param>
    public static PictureState Of(PictureFault fault, string? codec) =>
        new(NeedsPeople(fault) ? PictureCondition.Failed : PictureCondition.Reconnecting, fault, Text(fault, codec));

    /// <summary>Whether somebody must change something, so that trying again soon only bothers the camera.</summary>
    public static bool NeedsPeople(PictureFault fault) => fault is
        PictureFault.Unauthorized or PictureFault.NotFound or PictureFault.NoVideo or PictureFault.NotH264
        or PictureFault.CredentialsUnsupported or PictureFault.NoFfmpeg;

    private static PictureText Text(PictureFault fault, string? codec) => fault switch
    {
        PictureFault.Refused => new(
            "De camera weigert de verbinding: staat RTSP aan, en klopt de poort?",
            "The camera refuses the connection: is RTSP on, and is the port right?"),
        PictureFault.NoAnswer => new(
            "De camera antwoordt niet: controleer de stroom en de netwerkverbinding.",
            "The camera does not answer: check its power and its network."),
        PictureFault.HostUnknown => new(
            "De naam van de camera is niet te vinden in het netwerk: controleer het adres.",
            "The camera's host name cannot be found: check the address."),
        PictureFault.Unauthorized => new(
            "De camera weigert de toegang: controleer gebruikersnaam en wachtwoord.",
            "The camera denies access: check its user name and password."),
        PictureFault.NotFound => new(
            "De camera antwoordt, maar heeft op dit pad geen beeld: controleer het adres.",
            "The camera answers but has no picture at this path: check the address."),
        PictureFault.NoVideo => new(
            "Geen H.264-beeld: de camera stuurt helemaal geen video. Controleer het adres.",
            "No H.264 picture: the camera sends no video at all. Check the address."),
        PictureFault.NotH264 => new(
            $"Geen H.264-beeld: de camera stuurt {CodecName(codec, "een andere codering")}. Stel de camera in op H.264.",
            $"No H.264 picture: the camera sends {CodecName(codec, "another coding")}. Set the camera to H.264."),
        PictureFault.NoKeyFrame => PictureState.WaitingForKeyFrame.Message!,
        PictureFault.ConnectionLost => new(
            "De verbinding met de camera is verbroken; er wordt opnieuw verbonden.",
            "The connection to the camera was lost; it is being restored."),
        PictureFault.CredentialsUnsupported => new(
            "Camera's met gebruikersnaam en wachtwoord worden in deze versie nog niet ondersteund.",
            "Cameras with a user name and password are not supported yet in this version."),
        PictureFault.NoFfmpeg => new(
            "Het programma ffmpeg ontbreekt op deze server: laat de beheerder het installeren.",
            "The program ffmpeg is missing on this server: have the administrator install it."),
        PictureFault.BadStream => new(
            "De camera stuurt een beeld dat niet te lezen is; er wordt opnieuw verbonden.",
            "The camera sends a picture that cannot be read; it is being reconnected."),
        PictureFault.None or PictureFault.Unknown => new(
            "Het beeld kan niet worden opgehaald; het wordt opnieuw geprobeerd.",
            "The picture cannot be fetched; it is being tried again."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a picture fault."),
    };

    private static string CodecName(string? codec, string unknown) => codec switch
    {
        null or "" or "none" or "unknown" => unknown,
        "hevc" => "H.265",
        "mjpeg" => "MJPEG",
        "mpeg4" => "MPEG-4",
        _ => codec,
    };
}
