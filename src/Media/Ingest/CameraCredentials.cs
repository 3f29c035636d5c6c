namespace LiveView.Media.Ingest;

/// <summary>With what the node signs in to a camera: a name, and the file that holds the password. The password is read for each visit and kept nowhere.</summary>
/// <param name="UserName">User name on the camera.</param>
/// <param name="PasswordFile">File with the password in its first line; null for an empty password.</param>
public sealed record CameraCredentials(string UserName, string? PasswordFile)
{
    private const int MostBytes = 1024;
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Reads the password.</summary>
    /// <exception cref="IOException">The file is missing, too large, or open to other people of this machine; the message does not hold the password.</exception>
    /// <exception cref="UnauthorizedAccessException">The service may not read it.</exception>
    public string ReadPassword()
    {
        if (PasswordFile is null)
        {
            return "";
        }

        using var file = new FileStream(PasswordFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & Others) != 0)
        {
            throw new IOException($"'{PasswordFile}' is open to everybody on this machine: chmod 600 it.");
        }

        var bytes = new byte[MostBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= MostBytes
            ? System.Text.Encoding.UTF8.GetString(bytes, 0, length).Split('\n')[0].TrimEnd('\r')
            : throw new IOException($"'{PasswordFile}' is larger than {MostBytes} bytes, which no password is.");
    }

    /// <inheritdoc />
    public override string ToString() => "CameraCredentials { hidden }";
}
