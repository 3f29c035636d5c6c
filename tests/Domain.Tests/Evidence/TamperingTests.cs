using System.Text;
using CsCheck;
using LiveView.Domain.Evidence;

namespace LiveView.Domain.Tests.Evidence;

public class TamperingTests
{
    private const int Lines = 5;

    private static readonly string[] s_bodies = [.. Enumerable.Range(1, Lines).Select(i => $"{{\"n\":{i}}}")];

    private enum Part
    {
        Body,
        Line,
        Hash,
    }

    [Fact]
    public void A_changed_byte_is_found_in_its_own_line() =>
        Gen.Select(Gen.Int[0, Lines - 1], Gen.Enum<Part>(), Gen.Int[0, 1_000], Gen.Byte[1, 255]).Sample((index, part, at, change) =>
        {
            var lines = Chain.Of(s_bodies);
            lines[index] = part switch
            {
                Part.Body => lines[index] with { Body = Changed(lines[index].Body, at, change) },
                Part.Line => lines[index] with { Line = Changed(lines[index].Line, at, change) },
                _ => lines[index] with { Hash = Changed(lines[index].Hash, at, change) },
            };
            Assert.Equal(index + 1, LogChain.FirstBreak(lines));
        }, iter: 5_000);

    [Fact]
    public void A_line_break_put_into_a_body_is_found() =>
        Assert.Equal(2, LogChain.FirstBreak(With(2, line => line with { Body = Encoding.UTF8.GetBytes("{\n}") })));

    [Fact]
    public void Another_type_is_found() => Assert.Equal(3, LogChain.FirstBreak(With(3, line => line with { Type = "image-released" })));

    [Fact]
    public void Another_time_is_found() => Assert.Equal(3, LogChain.FirstBreak(With(3, line => line with { At = line.At.AddTicks(1) })));

    [Theory, InlineData(1), InlineData(2), InlineData(Lines - 1)]
    public void A_removed_line_is_found_where_it_stood(int version)
    {
        var lines = Chain.Of(s_bodies);
        lines.RemoveAt(version - 1);
        Assert.Equal(version, LogChain.FirstBreak(lines));
    }

    [Fact]
    public void Swapped_lines_are_found()
    {
        var lines = Chain.Of(s_bodies);
        (lines[1], lines[2]) = (lines[2], lines[1]);
        Assert.Equal(2, LogChain.FirstBreak(lines));
    }

    [Fact]
    public void A_line_that_stands_there_twice_is_found()
    {
        var lines = Chain.Of(s_bodies);
        lines.Insert(2, lines[1]);
        Assert.Equal(3, LogChain.FirstBreak(lines));
    }

    [Fact]
    public void A_line_rewritten_with_a_hash_of_its_own_is_found_at_the_next()
    {
        var lines = Chain.Of(s_bodies);
        lines[1] = Chain.Rewritten(lines[1], "{\"n\":0}", lines[0].Hash);
        Assert.Equal(3, LogChain.FirstBreak(lines));
    }

    /// <summary>The limit of a chain: who rewrites everything after his change is found only by who kept the last hash.</summary>
    [Fact]
    public void A_chain_written_anew_holds_in_itself_but_its_last_hash_is_another()
    {
        var lines = Chain.Of(s_bodies);
        var forged = Chain.Continue([.. lines.Take(2)], "{\"n\":0}", "{\"n\":4}", "{\"n\":5}");
        Assert.Null(LogChain.FirstBreak(forged));
        Assert.False(forged[^1].Hash.Span.SequenceEqual(lines[^1].Hash.Span));
    }

    /// <summary>The other limit: lines taken from the end leave no mark in those before them.</summary>
    [Fact]
    public void A_chain_cut_short_holds_in_itself_but_its_last_hash_is_another()
    {
        var lines = Chain.Of(s_bodies);
        Assert.Null(LogChain.FirstBreak(lines.Take(3)));
        Assert.False(lines[2].Hash.Span.SequenceEqual(lines[^1].Hash.Span));
    }

    private static List<LoggedLine> With(int version, Func<LoggedLine, LoggedLine> change)
    {
        var lines = Chain.Of(s_bodies);
        lines[version - 1] = change(lines[version - 1]);
        return lines;
    }

    private static byte[] Changed(ReadOnlyMemory<byte> bytes, int at, byte change)
    {
        var changed = bytes.ToArray();
        changed[at % changed.Length] ^= change;
        return changed;
    }
}
