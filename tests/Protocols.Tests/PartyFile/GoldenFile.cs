using System.Text;
using LiveView.Domain.Jurisdiction;
using LiveView.Protocols.Jurisdiction;
using LiveView.Protocols.PartyFile;

namespace LiveView.Protocols.Tests.PartyFile;

/// <summary>A party file that is right, to be read or to be spoilt.</summary>
internal static class GoldenFile
{
    public static readonly JurisdictionTable Table = ShippedJurisdiction.Load();

    public static readonly string Text = Load();

    public static PartyFileResult Read(string text) => PartyFileReader.Read(Encoding.UTF8.GetBytes(text), Table);

    public static IReadOnlyList<PartyFileError> Errors(string text) => Assert.IsType<PartyFileResult.Invalid>(Read(text)).Errors;

    /// <summary>The golden file with one piece of text, which must be there, replaced where it first stands.</summary>
    public static string With(string piece, string instead)
    {
        var at = Text.IndexOf(piece, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The golden file has no {piece}");
        return string.Concat(Text.AsSpan(0, at), instead, Text.AsSpan(at + piece.Length));
    }

    private static string Load()
    {
        using var reader = new StreamReader(typeof(GoldenFile).Assembly.GetManifestResourceStream("golden.json")!);
        return reader.ReadToEnd();
    }
}
