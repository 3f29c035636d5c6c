namespace LiveView.Api.Identity;

/// <summary>The demonstration: a page on which a visitor chooses who to be. Section <c>Demo</c> of the configuration.</summary>
public sealed class DemoOptions
{
    /// <summary>Whether this is a demonstration. Default: no. Then nobody can sign in this way.</summary>
    public bool Enabled { get; set; }

    /// <summary>File with the people a visitor may choose to be; JSON: <c>{"people":[{"id","name","organisation","roles"}]}</c>.</summary>
    public string? PeopleFile { get; set; }
}
