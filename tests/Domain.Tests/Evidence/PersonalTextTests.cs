using System.Security.Cryptography;
using System.Text;
using CsCheck;
using LiveView.Domain.Evidence;
using LiveView.Domain.Incidents;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Evidence;

public class PersonalTextTests
{
    private const string Salt = "000102030405060708090a0b0c0d0e0f";

    [Fact]
    public void A_commitment_is_what_printf_and_sha256sum_make_of_salt_and_text() => Assert.Equal(
        "9f17fb02ff91e39d5eb4c82611173846bf33eefefbeca4c290482967b5fc95b4", PersonalValue.Of("één", Salt).Commitment);

    [Fact]
    public void It_is_over_the_bytes_of_the_salt_in_hexadecimal_and_the_text_in_UTF8() => Gen.String.Where(text => !text.Contains('\0')).Sample(text =>
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Salt + text))), PersonalValue.Of(text, Salt).Commitment));

    [Fact]
    public void No_text_of_an_event_stands_in_its_line() => Assert.All(GoldenLog.Plain, name =>
    {
        var line = GoldenLog.Write(GoldenLog.Events.Single(e => IncidentEventFormat.Name(e) == name));
        var text = Assert.Single(line.Values).Text;
        Assert.DoesNotContain(text[..8], Encoding.UTF8.GetString(line.Body.Span), StringComparison.Ordinal);
    });

    [Fact]
    public void The_same_text_twice_has_two_commitments() => Assert.NotEqual(
        PersonalValue.Of("Jan", Salt).Commitment, PersonalValue.Of("Jan", new string('f', 32)).Commitment);

    [Fact]
    public void A_changed_text_salt_or_commitment_does_not_hold()
    {
        var value = PersonalValue.Of("Jan", Salt);
        Assert.True(value.Holds);
        Assert.False((value with { Text = "jan" }).Holds);
        Assert.False((value with { Salt = new string('0', 32) }).Holds);
        Assert.False((value with { Commitment = value.Commitment.ToUpperInvariant() }).Holds);
    }

    [Theory, InlineData(""), InlineData("abcd"), InlineData("000102030405060708090A0B0C0D0E0F"), InlineData("000102030405060708090a0b0c0d0e0f00")]
    public void A_salt_has_sixteen_bytes_in_lower_case_hexadecimal(string salt) =>
        Assert.Throws<ArgumentException>(() => PersonalValue.Of("Jan", salt));

    [Fact]
    public void A_text_with_a_zero_character_is_refused_with_a_clear_message() => Assert.Contains(
        "U+0000", Assert.Throws<FormatException>(() => PersonalValue.Of("a\0b", Salt)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_erased_text_reads_as_erased()
    {
        var line = GoldenLog.Write(new IncidentEvent.Noted(Cast.Dispatcher, "Jan Jansen"));
        var read = (IncidentEvent.Noted)GoldenLog.Read("note-written", Encoding.UTF8.GetString(line.Body.Span));
        Assert.True(ErasedText.Is(read.Text));
    }

    [Fact]
    public void A_text_that_somebody_changed_beside_the_chain_is_not_shown()
    {
        var line = GoldenLog.Write(new IncidentEvent.Noted(Cast.Dispatcher, "Jan Jansen"));
        var read = (IncidentEvent.Noted)GoldenLog.Read(
            "note-written", Encoding.UTF8.GetString(line.Body.Span), line.Values[0] with { Text = "Piet Pietersen" });
        Assert.True(ErasedText.Is(read.Text));
    }

    [Fact]
    public void A_text_that_looks_like_a_commitment_stays_a_text()
    {
        const string Forged = "{\"commitment\":\"aa\"}";
        var line = GoldenLog.Write(new IncidentEvent.Noted(Cast.Dispatcher, Forged));
        var read = (IncidentEvent.Noted)GoldenLog.Read("note-written", Encoding.UTF8.GetString(line.Body.Span), [.. line.Values]);
        Assert.Equal(Forged, read.Text);
        Assert.Equal(Forged, ((IncidentEvent.Noted)GoldenLog.Read(
            "note-written", GoldenLog.Body("plain/note-written").Replace("Eenheid ter plaatse", Forged.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal))).Text);
    }

    [Fact]
    public void Nothing_erased_in_place_of_nothing()
    {
        Assert.Null(ErasedText.InPlaceOf(null));
        Assert.True(ErasedText.Is(ErasedText.InPlaceOf("")));
        Assert.False(ErasedText.Is("erased"));
        Assert.False(ErasedText.Is(null));
    }

    [Fact]
    public void Texts_in_lists_and_deep_inside_are_found()
    {
        var number = 0;
        var line = EventBody.Write("nested", new Outer([new("a"), new(null), new("b")], new Inner("c")), default, () => $"{++number:x32}");
        Assert.Equal(["a", "b", "c"], line.Values.Select(value => value.Text));
        var read = (Outer)EventBody.Read(
            new LoggedLine("x", 1, 1, "nested", default, line.Body, default, default) { Values = [line.Values[0], line.Values[2]] }, typeof(Outer));
        Assert.Equal(["a", null, ErasedText.Mark], read.Each.Select(each => each.Text));
        Assert.Equal("c", read.One.Text);
    }

    [Fact]
    public void A_mark_on_something_else_than_a_text_is_a_fault_of_the_program() => Assert.Throws<InvalidOperationException>(
        () => EventBody.Write("wrong", new Wrong(7), default, () => Salt));

    private sealed record Inner([property: Personal] string? Text);

    private sealed record Outer(IReadOnlyList<Inner> Each, Inner One);

    private sealed record Wrong([property: Personal] int Number);
}
