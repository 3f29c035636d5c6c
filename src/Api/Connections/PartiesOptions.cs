namespace LiveView.Api.Connections;

/// <summary>Where the parties and connections come from. Section <c>Parties</c> of the configuration.</summary>
public sealed class PartiesOptions
{
    /// <summary>A party file that is imported at every start; importing it again changes nothing. Null: nothing is imported.</summary>
    public string? File { get; set; }
}
