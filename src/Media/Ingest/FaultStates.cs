using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>What to show people for each fault, and whether waiting helps.</summary>
internal static class FaultStates
{
    /// <summary>Stands in for the name of a coding: H.264 whose pictures are shown in another order than they come in.</summary>
    public const string BFrames = "b-frames";

    /// <summary>Stands in for the name of a coding: H.264 with too few key frames.</summary>
    public const string LongGroups = "long-groups";

    /// <summary>Stands in for the name of a coding: a film, whatever it is coded with.</summary>
    public const string Film = "film";

    /// <summary>The state of a camera that is not being taken in because of a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="codec">ffmpeg's name for the coding of the camera's pictures, where known.</param>
    public static PictureState Of(PictureFault fault, string? codec) =>
        new(NeedsPeople(fault) ? PictureCondition.Failed : PictureCondition.Reconnecting, fault, Text(fault, codec));

    /// <summary>The state of a camera whose picture is shown after a conversion.</summary>
    /// <param name="fault">Why it is converted: the coding, or too few key frames.</param>
    /// <param name="codec">ffmpeg's name for the coding of the camera's pictures, or <c>b-frames</c>.</param>
    public static PictureState Transcoded(PictureFault fault, string? codec) => new(PictureCondition.Live, fault, Text(fault, codec));

    /// <summary>The state of a film: whoever sees it must know that nothing of it happens now.</summary>
    public static PictureState Shown { get; } = new(
        PictureCondition.Live, PictureFault.None, new("Oefening: dit is een film, geen camera.", "Exercise: this is a film, not a camera."));

    /// <summary>Whether somebody must change something, so that trying again soon only bothers the camera.</summary>
    public static bool NeedsPeople(PictureFault fault) => fault is
        PictureFault.Unauthorized or PictureFault.NotFound or PictureFault.NoVideo or PictureFault.NotH264
        or PictureFault.PasswordUnreadable or PictureFault.NoFfmpeg or PictureFault.AddressForbidden or PictureFault.CertificateUntrusted
        or PictureFault.Redirected or PictureFault.SourceOff or PictureFault.FilmMissing or PictureFault.NoAudio;

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
        PictureFault.PasswordUnreadable => new(
            "Het wachtwoord van de camera is niet te lezen: laat de beheerder het wachtwoordbestand controleren.",
            "The camera's password cannot be read: have the administrator check the password file."),
        PictureFault.Transcoded when codec == LongGroups => new(
            "Het beeld wordt omgezet omdat de camera te weinig sleutelbeelden stuurt. Stel het sleutelbeeldinterval in op 1 tot 4 seconden.",
            "The picture is converted because the camera sends too few key frames. Set its key-frame interval to 1 to 4 seconds."),
        PictureFault.Transcoded when codec == BFrames => new(
            "Het beeld wordt omgezet omdat de camera B-beelden stuurt, en is daardoor later en grover. Zet B-beelden uit op de camera.",
            "The picture is converted because the camera sends B-frames, which makes it later and coarser. Switch B-frames off on the camera."),
        PictureFault.Transcoded => new(
            $"Het beeld wordt omgezet vanuit {CodecName(codec, "een andere codering")} en is daardoor later en grover. Stel de camera in op H.264.",
            $"The picture is converted from {CodecName(codec, "another coding")}, which makes it later and coarser. Set the camera to H.264."),
        PictureFault.TranscoderBusy when codec == Film => new(
            "De film kan nu niet worden getoond: deze server zet al zoveel beelden om als hij mag.",
            "The film cannot be shown now: this server converts as many pictures as it may already."),
        PictureFault.TranscoderBusy => new(
            $"Het beeld moet worden omgezet vanuit {CodecName(codec, "een andere codering")}, maar deze server zet al zoveel beelden om als hij mag. Stel de camera in op H.264.",
            $"The picture has to be converted from {CodecName(codec, "another coding")}, but this server converts as many as it may already. Set the camera to H.264."),
        PictureFault.AddressForbidden => new(
            "Het adres van de camera ligt in een netwerk waarmee de server geen verbinding mag maken: controleer het adres, of laat de beheerder het netwerk toestaan.",
            "The camera's address is in a network that the server may not connect to: check the address, or have the administrator allow the network."),
        PictureFault.CertificateUntrusted => new(
            "Het certificaat van de camera klopt niet met het adres: laat de beheerder het certificaat controleren.",
            "The camera's certificate does not fit its address: have the administrator check the certificate."),
        PictureFault.Redirected => new(
            "De camera verwijst door naar een ander adres, en dat wordt niet gevolgd: vul het juiste adres in.",
            "The camera points to another address, which is not followed: fill in the right address."),
        PictureFault.NoFfmpeg => new(
            "Het programma ffmpeg ontbreekt op deze server: laat de beheerder het installeren.",
            "The program ffmpeg is missing on this server: have the administrator install it."),
        PictureFault.BadStream => new(
            "De camera stuurt een beeld dat niet te lezen is; er wordt opnieuw verbonden.",
            "The camera sends a picture that cannot be read; it is being reconnected."),
        PictureFault.NotPushing => new(
            "De bron stuurt nog niets: laat de partij het uitzenden starten, en controleer adres en sleutel.",
            "The source sends nothing yet: have the party start sending, and check address and key."),
        PictureFault.SourceOff => new(
            "Deze server neemt op dit adres geen beeld aan: laat de beheerder de instellingen voor bronnen (Media:Sources) controleren.",
            "This server takes no picture in at this address: have the administrator check the settings for sources (Media:Sources)."),
        PictureFault.FilmMissing => new(
            "De film staat niet in de map met films: laat de beheerder hem daar neerzetten, of vul de juiste naam in.",
            "The film is not in the directory of films: have the administrator put it there, or fill in the right name."),
        PictureFault.NoAudio => new(
            "De camera stuurt geen geluid: zet geluid aan op de camera, of vul het adres in van een stroom met geluid.",
            "The camera sends no sound: switch sound on at the camera, or fill in the address of a stream that has it."),
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
        BFrames => "H.264 + B-frames",
        LongGroups => "H.264",

        _ => codec,
    };
}
