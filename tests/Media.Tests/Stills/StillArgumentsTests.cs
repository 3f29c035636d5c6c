using LiveView.Media.Stills;

namespace LiveView.Media.Tests.Stills;

public class StillArgumentsTests
{
    private static readonly IReadOnlyList<string>[] s_all =
    [
        .. from format in Enum.GetValues<StillFormat>()
           from orientation in Enumerable.Range(1, 8)
           select StillArguments.Of(format, orientation, StillLimits.LongestSide),
    ];

    [Fact]
    public void Pictures_come_and_go_through_pipes_and_nothing_else_is_opened() => Assert.All(s_all, arguments =>
    {
        Assert.Equal("pipe", After(arguments, "-protocol_whitelist"));
        Assert.Equal("pipe:0", After(arguments, "-i"));
        Assert.Equal("pipe:1", arguments[^1]);
        Assert.Single(arguments, "-i");
    });

    [Fact]
    public void What_it_is_is_said_and_never_guessed() => Assert.All(s_all, arguments =>
    {
        Assert.EndsWith("_pipe", After(arguments, "-f"), StringComparison.Ordinal);
        Assert.Contains(After(arguments, "-c:v"), new[] { "mjpeg", "png", "webp" });
        Assert.Equal("40000000", After(arguments, "-max_pixels"));
    });

    [Fact]
    public void Arguments_are_made_from_a_format_and_numbers_and_nothing_else()
    {
        Assert.Equal(
            [typeof(StillFormat), typeof(int), typeof(int)],
            typeof(StillArguments).GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public)
                .SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType));
        Assert.Throws<ArgumentOutOfRangeException>(() => StillArguments.Of((StillFormat)9, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StillArguments.Of(StillFormat.Jpeg, 9, 1));
    }

    private static string After(IReadOnlyList<string> arguments, string word) => arguments[arguments.ToList().IndexOf(word) + 1];
}
