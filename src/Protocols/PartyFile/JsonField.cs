namespace LiveView.Protocols.PartyFile;

/// <summary>One field of a JSON object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">The line of its name, counted from 1.</param>
/// <param name="Value">Its value.</param>
internal sealed record JsonField(string Name, int Line, JsonNode Value);
