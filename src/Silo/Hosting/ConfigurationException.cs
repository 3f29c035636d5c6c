namespace LiveView.Silo.Hosting;

/// <summary>The configuration cannot be used; the message says what is wrong and what to do.</summary>
internal sealed class ConfigurationException(string message) : Exception(message);
