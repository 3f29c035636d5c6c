using LiveView.Media.Clips.Marking;

namespace LiveView.Media.Tests.Clips.Marking;

/// <summary>What people wrote stays on its own line of the mark.</summary>
public class ClipMarkTests
{
    [Theory]
    [InlineData("Meldkamer Midden-Nederland", "Meldkamer Midden-Nederland")]
    [InlineData("PAC\nIncident 9\r\nRef. 1", "PAC Incident 9 Ref. 1")]
    [InlineData("A\u2028B\u2029C\u202ED\u200BE\0F", "A B CDEF")]
    [InlineData("  veel    ruimte  ", "veel ruimte")]
    [InlineData("Z\u0335\u0336\u0337oe\u0308", "Z\u0335oe\u0308")]
    [InlineData("%{localtime}\\:'[x];drawbox", "%{localtime}\\:'[x];drawbox")]
    public void A_name_is_one_line(string name, string line) => Assert.Equal($"Incident 1\nRef. 2\n{line}", Mark(name));

    [Fact]
    public void What_is_too_long_for_the_picture_is_cut() =>
        Assert.Equal(new string('x', ClipMark.MostSigns) + "…", Mark(new string('x', 10_000)).Split('\n')[2]);

    [Theory]
    [InlineData("/tmp/it's")]
    [InlineData("/tmp/a:b")]
    [InlineData("/tmp/a,b")]
    [InlineData("/tmp/a b")]
    [InlineData("tmp/a")]
    public void No_path_that_means_something_in_a_filter_gets_there(string path) => Assert.Throws<ArgumentException>(() => new MarkPath(path));

    private static string Mark(string name) => new ClipMark(name, "Incident 1", "Ref. 2").Text();
}
