using System.Text;
using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Tests.Evidence;

/// <summary>What the log refuses, and the words in which it does.</summary>
public class LogTextTests
{
    [Theory]
    [InlineData("\n{}")]
    [InlineData("\r{}")]
    [InlineData("{\n}")]
    [InlineData("{}\n")]
    public void A_body_of_more_than_one_line_is_refused_wherever_it_breaks(string body)
    {
        var refused = Assert.Throws<ArgumentException>(() => LogChain.Write(
            1, LogChain.Genesis.Span, new LineToLog("note-written", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(body))));

        Assert.Contains("note-written", refused.Message, StringComparison.Ordinal);
        Assert.Contains("line break", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_must_be_there_is_not_read_from_null() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Worded>("""{"words":null}""", LogJson.Options));

    [Fact]
    public void The_way_of_writing_cannot_be_changed_by_who_uses_it() => Assert.True(LogJson.Options.IsReadOnly);

    [Fact]
    public void A_conflict_names_the_stream_and_the_version() =>
        Assert.Equal("Stream 'inc:1' is no longer at version 7: read it again and decide again.", new EventLogConflictException("inc:1", 7).Message);

    [Fact]
    public void A_reason_that_has_no_code_or_text_is_a_mistake_of_ours_that_says_so() =>
        Assert.Contains("A denial without", Assert.Throws<ArgumentOutOfRangeException>(() => DenyCode.Of((DenyReason)999)).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_a_text_is_marked_personal()
    {
        var mistake = Assert.Throws<InvalidOperationException>(() => EventBody.Write("aged", new Aged(7), DateTimeOffset.UnixEpoch, () => new string('0', 32)));

        Assert.Contains("'age' is marked personal", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_salt_that_is_none_is_refused_with_what_it_should_be() =>
        Assert.Contains("A salt is 32 lower-case", Assert.Throws<ArgumentException>(() => PersonalValue.Of("Jan", "ab")).Message, StringComparison.Ordinal);

    private sealed record Worded(string Words);

    private sealed record Aged([property: Personal] int Age);
}
