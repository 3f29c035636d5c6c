using LiveView.Media.Mp4;

namespace LiveView.Media.Tests.Rtsp;

/// <summary>A real tone of 440 Hz in AAC, and what a foreign decoder makes of one.</summary>
internal static class Tone
{
    public const int Rate = 16_000;

    private static readonly Lazy<byte[]> s_adts = new(() => Programs.Ffmpeg(
        "-f", "lavfi", "-i", $"sine=frequency=440:sample_rate={Rate}", "-t", "1", "-c:a", "aac", "-b:a", "48k", "-f", "adts", "pipe:1"));

    /// <summary>AAC of low complexity, 16 kHz, one channel.</summary>
    public static AacConfig Config { get; } = AacConfig.Read([0x14, 0x08])!;

    /// <summary>The units of one second (ADTS, ISO/IEC 13818-7: seven bytes before each, which say how long it is).</summary>
    public static IReadOnlyList<byte[]> Units
    {
        get
        {
            var (units, adts) = (new List<byte[]>(), s_adts.Value);
            for (var at = 0; at < adts.Length;)
            {
                var length = ((adts[at + 3] & 3) << 11) | (adts[at + 4] << 3) | (adts[at + 5] >> 5);
                units.Add(adts[(at + 7)..(at + length)]);
                at += length;
            }

            return units;
        }
    }

    /// <summary>Decodes an MP4 to samples, and gives the tone in it, in Hz: half as many as it crosses zero per second.</summary>
    public static (int Samples, double Frequency) Heard(byte[] mp4)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, mp4);
        var pcm = Programs.Ffmpeg("-i", path, "-f", "s16le", "-ac", "1", "-ar", $"{Rate}", "pipe:1");
        File.Delete(path);
        var samples = new short[pcm.Length / 2];
        Buffer.BlockCopy(pcm, 0, samples, 0, pcm.Length);

        // At both ends a coder has not heard, or does not hear any more, the whole of a window.
        const int window = 2 * 1024;
        var settled = samples.Length > 2 * window ? samples.AsSpan(window..^window) : [];
        var crossings = 0;
        for (var i = 1; i < settled.Length; i++)
        {
            crossings += settled[i - 1] < 0 != settled[i] < 0 ? 1 : 0;
        }

        return (samples.Length, crossings * (double)Rate / (2 * Math.Max(1, settled.Length)));
    }
}
