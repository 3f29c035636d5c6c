using System.Text.Json;

namespace LiveView.Api.Problems;

/// <summary>Why a body cannot be read, for whoever sent it: the serializer speaks of the types of this program, which are nobody else's business.</summary>
internal static class BadBody
{
    private const string Missing = "missing required properties including: ";

    /// <param name="json">What the serializer threw.</param>
    public static string Said(JsonException json) => json.Message switch
    {
        // Our own words.
        var own when json.InnerException is FormatException => own,
        var lacks when lacks.IndexOf(Missing, StringComparison.Ordinal) is > 0 and var at => $"it lacks {lacks[(at + Missing.Length)..]}",
        var unknown when unknown.Contains("could not be mapped", StringComparison.Ordinal) => "nothing here has that name: leave it out.",
        var nothing when nothing.Contains("null values", StringComparison.Ordinal) => "it may not be null: give a value.",
        var other when other.Contains("could not be converted", StringComparison.Ordinal) => "this is no value that can stand here.",
        var broken => broken.Split(" Path: ")[0],
    };
}
