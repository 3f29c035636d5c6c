using System.ComponentModel.DataAnnotations;

namespace LiveView.Api.Limits;

/// <summary>How much one caller may ask of this edge. Section <c>Limits</c> of the configuration. Alarm lines have bounds of their own.</summary>
public sealed class LimitsOptions
{
    /// <summary>Requests per second of one session, in the long run; 1 to 10,000. Default 100: a busy desk makes fewer than ten.</summary>
    [Range(1, 10_000)]
    public int RequestsPerSecond { get; set; } = 100;

    /// <summary>Requests that one session may make at once; 1 to 100,000. Default 500.</summary>
    [Range(1, 100_000)]
    public int RequestsAtOnce { get; set; } = 500;

    /// <summary>Requests per second from one address without a session, in the long run; 1 to 10,000. Default 50: a control room shares one address.</summary>
    [Range(1, 10_000)]
    public int AnonymousPerSecond { get; set; } = 50;

    /// <summary>Requests that one address may make at once without a session; 1 to 100,000. Default 300.</summary>
    [Range(1, 100_000)]
    public int AnonymousAtOnce { get; set; } = 300;

    /// <summary>Attempts to sign in per second from one address, in the long run; 1 to 10,000. Default 10: a whole shift begins at one address.</summary>
    [Range(1, 10_000)]
    public int SignInsPerSecond { get; set; } = 10;

    /// <summary>Attempts to sign in that one address may make at once; 1 to 100,000. Default 100.</summary>
    [Range(1, 100_000)]
    public int SignInsAtOnce { get; set; } = 100;

    /// <summary>Requests for a machine's token, and of devices that enrol, per second from one address, in the long run; 1 to 10,000. Default 5: a token lives ten minutes.</summary>
    [Range(1, 10_000)]
    public int TokensPerSecond { get; set; } = 5;

    /// <summary>Requests for a machine's token, and of devices that enrol, that one address may make at once; 1 to 100,000. Default 50.</summary>
    [Range(1, 100_000)]
    public int TokensAtOnce { get; set; } = 50;

    /// <summary>Requests with positions per second from one address, in the long run; 1 to 100,000. Default 500, of up to 1,000 positions each.</summary>
    [Range(1, 100_000)]
    public int PositionsPerSecond { get; set; } = 500;

    /// <summary>Requests with positions that one address may make at once; 1 to 100,000. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int PositionsAtOnce { get; set; } = 1_000;

    /// <summary>WebSockets and lines of positions that one session may hold open at once; 1 to 1,000. Default 64: a wall of cameras and their spares.</summary>
    [Range(1, 1_000)]
    public int SocketsPerSession { get; set; } = 64;
}
