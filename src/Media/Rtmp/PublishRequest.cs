namespace LiveView.Media.Rtmp;

/// <summary>What a pusher wants to publish, and by what it wants to be known: <c>name?key=secret</c> under the application <c>live</c>.</summary>
/// <param name="Name">The name; empty when it gave none that can be one.</param>
/// <param name="Key">The stream key; empty when it gave none.</param>
internal sealed record PublishRequest(string Name, string Key)
{
    private const string App = "live";
    private const string KeyField = "key=";

    /// <summary>Reads what a pusher said.</summary>
    /// <param name="app">The application that it connected to.</param>
    /// <param name="stream">The stream that it wants to publish.</param>
    public static PublishRequest Read(string? app, string? stream)
    {
        var parts = (stream ?? "").Split('?', 2);
        return app?.TrimEnd('/') == App && parts is [var name, var query] && query.StartsWith(KeyField, StringComparison.Ordinal)
            ? new PublishRequest(name, Uri.UnescapeDataString(query[KeyField.Length..]))
            : new PublishRequest("", "");
    }

    /// <inheritdoc />
    public override string ToString() => "PublishRequest { hidden }";
}
