namespace LiveView.Protocols.Dc09;

/// <summary>The kinds of message that are read here; the token between the quotes.</summary>
public enum Dc09Token
{
    /// <summary><c>SIA-DCS</c>: events in two-letter SIA codes (ANSI/SIA DC-03).</summary>
    SiaDcs,

    /// <summary><c>ADM-CID</c>: one event in Contact ID (ANSI/SIA DC-05).</summary>
    AdmCid,

    /// <summary><c>NULL</c>: link test, no event.</summary>
    Null,
}
