using System.Text.Json;
using CsCheck;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Tests.Identifiers;

public class IdentifierTests
{
    [Theory, InlineData("a"), InlineData("lv-0001-till"), InlineData("A_b.C-9"), InlineData("-"), InlineData("_.")]
    public void Letters_digits_dot_hyphen_and_underscore_serve(string text) => Assert.Equal(text, CameraId.Parse(text).Value);

    [Theory]
    [InlineData(""), InlineData(".hidden"), InlineData(".."), InlineData("a/b"), InlineData("a\\b"), InlineData("a b"), InlineData("a:b")]
    [InlineData("é"), InlineData("a\n"), InlineData("a\0"), InlineData("%2e"), InlineData("\u0661")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void What_could_wander_in_a_path_or_a_key_does_not(string text) =>
        Assert.Contains("camera id", Assert.Throws<FormatException>(() => CameraId.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_no_identifier() => Assert.Throws<FormatException>(() => OrganisationId.Parse(null!));

    [Fact]
    public void In_JSON_an_identifier_is_its_bare_text_also_as_a_name()
    {
        var text = JsonSerializer.Serialize(new Dictionary<CameraId, IncidentId> { [CameraId.Parse("c1")] = IncidentId.Parse("i1") });
        Assert.Equal("{\"c1\":\"i1\"}", text);
        Assert.Equal(IncidentId.Parse("i1"), JsonSerializer.Deserialize<Dictionary<CameraId, IncidentId>>(text)![CameraId.Parse("c1")]);
    }

    [Theory, InlineData("null"), InlineData("\"\""), InlineData("\"a b\"")]
    public void JSON_that_holds_no_identifier_is_not_read(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CameraId>(json));

    [Fact]
    public void Every_text_either_serves_unchanged_or_is_refused() => Gen.String[0, 70].Sample(text =>
        IdentifierText.IsValid(text) ? PersonId.Parse(text).Value == text : Refuses(text));

    private static bool Refuses(string text)
    {
        Assert.Throws<FormatException>(() => PersonId.Parse(text));
        return true;
    }
}
