using System.Net;
using CsCheck;
using LiveView.Media.Clips.Marking;
using LiveView.Media.Ingest;

namespace LiveView.Media.Tests.Ingest;

public class FfmpegArgumentsTests
{
    private static readonly IReadOnlyList<string> s_arguments = FfmpegArguments.Copy(IPEndPoint.Parse("127.77.0.1:4000"));

    [Fact]
    public void The_input_is_a_place_on_this_machine_and_a_path_of_our_own() =>
        Assert.Equal("rtsp://127.77.0.1:4000/picture", s_arguments[s_arguments.ToList().IndexOf("-i") + 1]);

    [Fact]
    public void The_first_key_frame_is_never_thrown_away() => Assert.DoesNotContain("nobuffer", s_arguments);

    [Fact]
    public void Only_protocols_of_a_camera_are_spoken() =>
        Assert.Equal("rtsp,tcp", s_arguments[s_arguments.ToList().IndexOf("-protocol_whitelist") + 1]);

    [Fact]
    public void Pictures_are_copied_frame_by_frame_to_standard_output() =>
        Assert.Equal(
            ["-map", "0:v:0", "-c:v", "copy", "-f", "mp4", "-movflags", "frag_every_frame+empty_moov+default_base_moof",
                "-flush_packets", "1", "pipe:1"],
            s_arguments.TakeLast(11));

    /// <summary>Whatever is typed as an address, the argument list has the same words: it never gets there.</summary>
    [Fact]
    public void No_text_from_outside_becomes_an_argument()
    {
        string[] words = ["-i", "-f", "lavfi", "movie=", "concat:", "file:", "|", ";", "$(id)", "`", "\n", "\0", "%0a", "?http", "&tcp", "://", "rtsp://", "rtsps://", "camera", "/", " ", "@", ":554", "#", "exec:", "\"", "'", "..", "é"];
        var parsed = 0;
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, words.Length - 1].Array[1, 8]).Sample((start, picks) =>
        {
            var text = (start == 0 ? "" : start == 1 ? "rtsp://camera/" : "rtsps://10.9.9.9:1/a") + string.Concat(picks.Select(pick => words[pick]));
            if (RtspAddress.TryParse(text, out var address))
            {
                Interlocked.Increment(ref parsed);
                Assert.DoesNotContain(address.ToString(), c => char.IsControl(c) || char.IsWhiteSpace(c));
            }

            Assert.Equal(s_arguments, FfmpegArguments.Copy(IPEndPoint.Parse("127.77.0.1:4000")));
        }, iter: 10_000);
        Assert.InRange(parsed, 1, 9_999);
    }

    [Fact]
    public void Arguments_are_made_from_a_place_on_this_machine_and_nothing_else() => Assert.Equal(
        [typeof(IPEndPoint), typeof(MarkPlace)],
        typeof(FfmpegArguments).GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public)
            .SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType).Distinct());
}
