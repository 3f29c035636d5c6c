using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LiveView.Media.Ingest;

/// <summary>
/// Tells ffmpeg on its standard input what to read (a script of its concat demuxer): neither a secret nor a text from outside is ever one of
/// its arguments, which every process of the machine may read.
/// </summary>
internal sealed class InputScript
{
    private InputScript(string text) => Text = text;

    /// <summary>The whole script.</summary>
    public string Text { get; }

    /// <summary>Waits for one pusher over SRT, who must know the passphrase.</summary>
    /// <param name="listen">Where.</param>
    /// <param name="port">On which UDP port.</param>
    /// <param name="passphrase">10 to 79 characters, none of them a line break.</param>
    public static InputScript Srt(IPAddress listen, int port, string passphrase)
    {
        var host = listen.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{listen}]" : $"{listen}";
        return new(
            "ffconcat version 1.0\n"
            + string.Create(CultureInfo.InvariantCulture, $"file 'srt://{host}:{port}?mode=listener'\n")
            + "option fpsprobesize 0\noption analyzeduration 100000\n"
            + $"option passphrase {Quoted(passphrase)}\n");
    }

    /// <summary>Reads one film.</summary>
    /// <param name="path">Absolute path, without line breaks.</param>
    public static InputScript Film(string path) => new($"ffconcat version 1.0\nfile {Quoted("file:" + path)}\n");

    /// <inheritdoc />
    public override string ToString() => "InputScript { hidden }";

    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
