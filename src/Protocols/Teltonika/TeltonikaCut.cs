namespace LiveView.Protocols.Teltonika;

/// <summary>What stands at the front of the bytes of a connection.</summary>
public enum TeltonikaCut
{
    /// <summary>Not a whole message yet.</summary>
    Incomplete,

    /// <summary>A whole message.</summary>
    Message,

    /// <summary>No message of this protocol, and nothing tells where one would begin: close the connection.</summary>
    Broken,
}
