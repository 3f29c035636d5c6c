using System.Text;
using CsCheck;
using LiveView.Protocols.PartyFile;

namespace LiveView.Protocols.Tests.PartyFile;

public class PartyFileFuzzTests
{
    private static readonly byte[] Golden = Encoding.UTF8.GetBytes(GoldenFile.Text);

    [Fact]
    public void No_bytes_make_the_reader_fail() => Gen.Byte.Array[0, 200].Sample(bytes => Check(bytes), iter: 5000);

    [Fact]
    public void No_change_of_bytes_makes_the_reader_fail() =>
        Gen.Select(Gen.Int[0, Golden.Length - 1], Gen.Byte, Gen.Int[0, Golden.Length - 1], Gen.Int[0, 60]).Sample((at, with, from, removed) =>
        {
            var bytes = Golden.ToList();
            bytes[at] = with;
            bytes.RemoveRange(from, Math.Min(removed, bytes.Count - from));
            Check([.. bytes]);
        }, iter: 3000);

    [Fact]
    public void No_change_of_a_value_makes_the_reader_fail()
    {
        var values = new[] { "null", "true", "0", "-1", "1e400", "\"\"", "\"x\"", "\"rtsp:\"", "\"rtsp://\"", "\"rtsp://[\"", "[]", "{}", "[[null]]", "{\"\":1}", "\"\\u0000\"" };
        var lines = GoldenFile.Text.Split('\n');
        Gen.Select(Gen.Int[0, lines.Length - 1], Gen.OneOf(values)).Sample((at, value) =>
        {
            var line = lines[at];
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon >= 0 && line[^1] is not ('{' or '['))
            {
                var spoilt = lines.ToArray();
                spoilt[at] = line[..(colon + 1)] + value + (line.EndsWith(',') ? "," : "");
                Check(Encoding.UTF8.GetBytes(string.Join('\n', spoilt)));
            }
        }, iter: 5000);
    }

    private static void Check(byte[] bytes)
    {
        if (PartyFileReader.Read(bytes, GoldenFile.Table) is PartyFileResult.Invalid invalid)
        {
            var lines = bytes.Count(b => b == '\n') + 1;
            Assert.NotEmpty(invalid.Errors);
            Assert.All(invalid.Errors, error =>
            {
                Assert.InRange(error.Line, 1, lines);
                Assert.NotEmpty(error.Message);
                Assert.DoesNotContain(error.ToString(), char.IsControl);
            });
        }
    }
}
