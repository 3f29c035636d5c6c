namespace LiveView.Api.Pages.Theme;

/// <summary>What an organisation gives its console. Section <c>Console</c> of the configuration.</summary>
public sealed class ConsoleOptions
{
    /// <summary>
    /// Directory with the organisation's own colours, <c>theme.css</c>, and its logo, <c>logo.svg</c> or <c>logo.png</c>; each may be left
    /// out. Read at the start. Default: none, the product's own colours.
    /// </summary>
    public string? Theme { get; set; }
}
