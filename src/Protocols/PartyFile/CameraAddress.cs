namespace LiveView.Protocols.PartyFile;

/// <summary>Reads the address of a camera's stream, of what somebody pushes, or of a film. It never holds a password, because addresses stand in logs and on screens.</summary>
internal static class CameraAddress
{
    private const int MaxLength = 2000;

    public static Uri? Read(Field? field)
    {
        if (field is not { } given || given.Text(MaxLength) is not { } text)
        {
            return null;
        }

        switch (text.Split(':', 2)[0])
        {
            case "rtmp":
                return PushAddress.Rtmp(given, text);
            case "srt":
                return PushAddress.Srt(given, text);
            case "file":
                return FilmAddress.Read(given, text);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("rtsp" or "rtsps")
            || !text.Contains("://", StringComparison.Ordinal) || text.Contains(' ', StringComparison.Ordinal))
        {
            given.Refuse("This is not an address of a stream: write rtsp://host:port/path or rtsps://host:port/path; for what is pushed rtmp://host/live/name or srt://host:port, for a film "
                + "file:///name.mp4.");
        }
        else if (address.UserInfo.Length > 0 || AuthorityOf(text).Contains('@'))
        {
            given.Refuse("An address may not hold a user name or password: use \"userName\", and a file named by \"passwordFile\".");
        }
        else if (address.Host.Length == 0)
        {
            given.Refuse("The address has no host: write rtsp://host:port/path.");
        }
        else if (address.Fragment.Length > 0)
        {
            given.Refuse("A '#' has no meaning in the address of a stream: remove it and what follows.");
        }
        else
        {
            return address;
        }

        return null;
    }

    private static string AuthorityOf(string address) => address.Split("://", 2)[1].Split('/', '?', '#')[0];
}
