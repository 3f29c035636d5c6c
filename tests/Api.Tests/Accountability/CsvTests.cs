using LiveView.Api.Accountability;

namespace LiveView.Api.Tests.Accountability;

/// <summary>A file for a spreadsheet (RFC 4180) in which nothing runs.</summary>
public class CsvTests
{
    [Theory]
    [InlineData("Kassa", "Kassa")]
    [InlineData("Kassa, voor", "\"Kassa, voor\"")]
    [InlineData("De \"kluis\"", "\"De \"\"kluis\"\"\"")]
    [InlineData("regel\r\nregel", "\"regel\r\nregel\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData(null, "")]
    public void A_cell_is_what_it_says_and_no_formula(string? text, string cell) => Assert.Equal($"x,{cell}\r\n", Csv.Row(["x", text]));

    [Fact]
    public void A_moment_is_told_in_UTC() => Assert.Equal(
        "2026-03-10T11:00:00.500Z", Csv.Time(new DateTimeOffset(2026, 3, 10, 12, 0, 0, 500, TimeSpan.FromHours(1))));
}
