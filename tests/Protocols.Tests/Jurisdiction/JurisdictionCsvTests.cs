using CsCheck;
using LiveView.Domain.Jurisdiction;
using LiveView.Protocols.Jurisdiction;

namespace LiveView.Protocols.Tests.Jurisdiction;

public class JurisdictionCsvTests
{
    private const string Header = "gemeentecode,gemeente,veiligheidsregio,meldkamer\n";

    [Fact]
    public void A_name_with_commas_stands_between_quotes() =>
        Assert.Equal(
            [new MunicipalityRow("0820", "Nuenen, Gerwen en Nederwetten", "VR22", "Oost-Brabant")],
            JurisdictionCsv.Read(Header + "0820,\"Nuenen, Gerwen en Nederwetten\",VR22,Oost-Brabant\n"));

    [Fact]
    public void A_doubled_quote_is_one_quote() =>
        Assert.Equal("a \"b\"", JurisdictionCsv.Read(Header + "0820,\"a \"\"b\"\"\",VR22,Oost-Brabant")[0].Name);

    [Fact]
    public void Lines_may_end_in_CR_LF_and_the_text_may_begin_with_a_byte_order_mark() =>
        Assert.Single(JurisdictionCsv.Read("\uFEFF" + (Header + "0344,Utrecht,VR09,Midden-Nederland\n").Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData("", "Line 1 ")]
    [InlineData("code,naam\n", "Line 1 ")]
    [InlineData(Header + "0344,Utrecht,VR09\n", "Line 2 ")]
    [InlineData(Header + "0344,Utrecht,VR09,Midden-Nederland\n0820,Nuenen, Gerwen,VR22,Oost-Brabant\n", "Line 3 ")]
    [InlineData(Header + "344,Utrecht,VR09,Midden-Nederland\n", "Line 2 ")]
    [InlineData(Header + "034A,Utrecht,VR09,Midden-Nederland\n", "Line 2 ")]
    [InlineData(Header + "0344,Utrecht,VR26,Midden-Nederland\n", "Line 2 ")]
    [InlineData(Header + "0344,Utrecht,9,Midden-Nederland\n", "Line 2 ")]
    [InlineData(Header + "0344,,VR09,Midden-Nederland\n", "Line 2 ")]
    [InlineData(Header + "0344,Utrecht,VR09,\n", "Line 2 ")]
    [InlineData(Header + "0344,\"Utrecht,VR09,Midden-Nederland\n", "Line 2 ")]
    [InlineData(Header + "0344,\"Utrecht\"x,VR09,Midden-Nederland\n", "Line 2 ")]
    [InlineData(Header + "0344,Utrecht,VR09,Midden-Nederland\n\n0344,Utrecht,VR09,Midden-Nederland\n", "Line 4 ")]
    public void A_wrong_line_is_named(string text, string line) =>
        Assert.StartsWith(line, Assert.Throws<FormatException>(() => JurisdictionCsv.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void No_text_fails_in_another_way() =>
        Gen.String[Gen.Char["0123\",\nVRab"], 0, 60].Sample(text =>
        {
            try
            {
                _ = JurisdictionCsv.Read(Header + text);
            }
            catch (FormatException e)
            {
                Assert.StartsWith("Line ", e.Message, StringComparison.Ordinal);
            }
        }, iter: 10_000);
}
