namespace LiveView.Api.Identity.Local;

/// <summary>Passkeys of local accounts. Section <c>Passkeys</c> of the configuration.</summary>
public sealed class PasskeyOptions
{
    /// <summary>
    /// The host name under which people open the console, for example <c>live-view.example</c>: the relying party of WebAuthn. Passkeys
    /// belong to it for ever. Default: <c>localhost</c>.
    /// </summary>
    public string Domain { get; set; } = "localhost";
}
