using System.Collections.Frozen;

namespace LiveView.Api.Tests.Doors;

/// <summary>Who knocks.</summary>
internal enum Reader
{
    Nobody,
    OtherCentre,
    ThirdRoom,
    NationalOperator,
    RoomWithoutRelease,
    RoomWithRelease,
    RoomAfterWithdrawal,
    RoomAfterClose,
    Sharing,
}

/// <summary>What each door answers to each reader. The order is the order in which a room works, so that one incident serves for all.</summary>
internal static class DenyMatrix
{
    /// <summary>Method and route, body, and one status per reader in the order of <see cref="Reader"/>.</summary>
    public static readonly (string Route, string? Body, int[] Status)[] Rows =
    [
        ("GET /health/live", null, [200, 200, 200, 200, 200, 200, 200, 200, 200]),
        ("GET /health/ready", null, [200, 200, 200, 200, 200, 200, 200, 200, 200]),
        ("GET /v1/sign-in", null, [200, 200, 200, 200, 200, 200, 200, 200, 200]),
        ("POST /v1/demo/sign-in", """{"person":"nobody-here"}""", [404, 404, 404, 404, 404, 404, 404, 404, 404]),
        ("GET /v1/me", null, [401, 200, 200, 200, 200, 200, 200, 200, 200]),
        ("GET /v1/desk", null, [401, 200, 200, 200, 200, 200, 200, 200, 200]),
        ("GET /v1/desk/live/negotiate", null, [401, 405, 405, 405, 405, 405, 405, 405, 405]),
        ("POST /v1/desk/live", "", [401, 400, 400, 400, 400, 400, 400, 400, 400]),
        ("POST /v1/desk/live/negotiate", "", [401, 200, 200, 200, 200, 200, 200, 200, 200]),
        ("GET /v1/desk/live", null, [401, 400, 400, 400, 400, 400, 400, 400, 400]),
        ("GET /v1/figures", null, [401, 403, 403, 200, 403, 403, 403, 403, 403]),
        ("GET /v1/pictures", null, [401, 400, 400, 400, 400, 400, 400, 400, 400]),
        ("GET /v1/incidents/{incident}/cameras/{camera}/live", null, [401, 400, 400, 400, 400, 400, 400, 400, 400]),
        ("GET /v1/incidents/{id}", null, [401, 404, 404, 404, 200, 200, 200, 200, 200]),
        ("GET /v1/incidents/{id}/jurisdiction", null, [401, 404, 404, 404, 404, 404, 404, 404, 200]),
        ("POST /v1/incidents/{id}/acknowledgement", "{}", [401, 404, 404, 404, 403, 403, 403, 409, 204]),
        ("POST /v1/incidents/{id}/verification", """{"verdict":"verified","level":4,"evidence":["picture"]}""",
            [401, 404, 404, 404, 403, 403, 403, 409, 204]),
        ("POST /v1/incidents/{id}/dismissal", """{"reason":"Loos."}""", [401, 404, 404, 404, 403, 403, 403, 409, 409]),
        ("POST /v1/incidents/{id}/forward", """{"rooms":["mk-rotterdam"],"cameras":["{camera}"]}""",
            [401, 404, 404, 404, 403, 403, 403, 409, 204]),
        ("POST /v1/incidents/{id}/releases", """{"camera":"{camera}","to":"mk-midden-nederland"}""",
            [401, 404, 404, 404, 403, 403, 403, 409, 204]),
        ("DELETE /v1/incidents/{id}/releases/{release}", null, [401, 404, 404, 404, 403, 403, 403, 409, 204]),
        ("POST /v1/incidents/{id}/seen", "{}", [401, 404, 404, 404, 204, 204, 204, 409, 403]),
        ("POST /v1/incidents/{id}/acceptance", "{}", [401, 404, 404, 404, 204, 204, 204, 409, 403]),
        ("POST /v1/incidents/{id}/notes", """{"text":"Ik kijk mee."}""", [401, 404, 404, 404, 204, 204, 204, 409, 204]),
        ("POST /v1/incidents/{id}/closure", """{"reason":"Klaar."}""", [401, 404, 404, 404, 204, 204, 204, 204, 204]),
        ("POST /v1/sign-out", "", [401, 204, 204, 204, 204, 204, 204, 204, 204]),
    ];

    public static readonly FrozenSet<string> Routes = Rows.Select(row => row.Route).ToFrozenSet();
}
