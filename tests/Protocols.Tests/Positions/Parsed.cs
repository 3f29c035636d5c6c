using System.Text;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.Tests.Positions;

/// <summary>What a parse came to, for tests that expect one outcome.</summary>
internal static class Parsed
{
    public static PositionReport Only(this PositionParse parse) => Assert.Single(parse.All());

    public static IReadOnlyList<PositionReport> All(this PositionParse parse) =>
        parse is PositionParse.Read read ? read.Reports : throw new InvalidOperationException(((PositionParse.Unreadable)parse).Text);

    public static string Refusal(this PositionParse parse) => Assert.IsType<PositionParse.Unreadable>(parse).Text;

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
