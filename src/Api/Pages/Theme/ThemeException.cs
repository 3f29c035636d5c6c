namespace LiveView.Api.Pages.Theme;

/// <summary>A theme cannot be used; the message says what is wrong where, and what to do.</summary>
public sealed class ThemeException(string message) : Exception(message);
