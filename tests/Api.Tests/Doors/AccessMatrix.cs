using System.Collections.Frozen;

namespace LiveView.Api.Tests.Doors;

/// <summary>
/// What every door answers to every kind of actor, at an own, a foreign and a closed incident: the one table of the tests. A door that
/// is not in it fails them. The order is the order in which a room works, so that one incident serves for all doors.
/// </summary>
internal static class AccessMatrix
{
    private const string WitnessKey = """{"publicKey":"-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE7KW9oYas/5yH2mBu+a1kwi0sIWlU\nMej7EHCyLVg9rKjl6Um4H8sw3WwwlMV111XPk1NXCmnxCTPGFT8jZMyjaA==\n-----END PUBLIC KEY-----"}""";

    /// <summary>The doors.</summary>
    public static readonly Row[] Rows =
    [
        ToAnybody("GET /health/live", null, 200),
        ToAnybody("GET /health/ready", null, 200),
        ToAnybody("GET /v1/sign-in", null, 200),
        ToAnybody("POST /v1/demo/sign-in", """{"person":"nobody-here"}""", 404),
        ToAnybody("POST /v1/sign-in/password", """{"login":"nobody","password":"nothing","code":"000000"}""", 401),
        ToAnybody("POST /v1/sign-in/passkey/challenge", "{}", 200),
        ToAnybody("POST /v1/sign-in/passkey", """{"credential":{},"state":"none"}""", 401),
        ToAnybody("GET /v1/enrolment", null, 200),
        ToAnybody("POST /v1/enrolment/start", """{"code":"none","login":"nobody"}""", 403),
        ToAnybody("POST /v1/enrolment/finish", """{"code":"none","login":"nobody"}""", 403),
        ToOffices("GET /v1/accounts", null, 403, 403, 200),
        ToOffices("POST /v1/accounts/invitations", """{"name":"Iemand","roles":["operator"]}""", 403, 403, 200),
        ToOffices("GET /v1/accounts/invitations", null, 403, 403, 200),
        ToOffices("DELETE /v1/accounts/invitations/{invitation}", null, 403, 403, 404),
        ToOffices("PUT /v1/accounts/{account}/roles", """{"roles":["operator"]}""", 403, 403, 404),
        ToOffices("POST /v1/accounts/{account}/disabling", "{}", 403, 403, 404),
        ToOffices("POST /v1/accounts/{account}/enabling", "{}", 403, 403, 404),
        ToOffices("DELETE /v1/accounts/{account}/sessions", null, 403, 403, 404),
        ToPeople("GET /v1/me/sign-in", null, 200),
        ToPeople("POST /v1/me/passkeys/challenge", "{}", 409),
        ToPeople("POST /v1/me/passkeys", """{"credential":{},"state":"none"}""", 409),
        ToPeople("GET /v1/me", null, 200),
        ToPeople("GET /v1/desk", null, 200),
        ToPeople("GET /v1/regions", null, 200),
        ToPeople("GET /v1/desk/live/negotiate", null, 405),
        ToPeople("POST /v1/desk/live", "", 400),
        ToPeople("POST /v1/desk/live/negotiate", "", 200),
        ToPeople("GET /v1/desk/live", null, 400),
        ToOffices("GET /v1/accountability", null, 403, 200, 403),
        ToOffices("GET /v1/accountability/viewings", null, 403, 200, 403),
        ToOffices("GET /v1/accountability/viewings.csv", null, 403, 200, 403),
        ToOffices("GET /v1/accountability/disclosures", null, 403, 200, 403),
        ToOffices("GET /v1/accountability/disclosures.csv", null, 403, 200, 403),
        ToOffices("POST /v1/accountability/data-subject-reports", """{"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z","cameras":["{camera}"],"purpose":"audit","reference":"A-1"}""",
            403, 200, 403),
        ToOffices("POST /v1/accountability/audit-packs", """{"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z","cameras":["{camera}"],"purpose":"audit","reference":"A-1"}""",
            403, 200, 403),
        ToOffices("GET /v1/figures", null, 403, 403, 200),
        ToPeople("GET /v1/pictures", null, 400),
        OfIncident("GET /v1/incidents/{incident}/cameras/{camera}/live", null, [400, 400, 400], [400, 400, 400], [400, 400, 400], 400),
        OfIncident("GET /v1/incidents/{incident}/cameras/{camera}/replay", null, [400, 400, 400], [400, 400, 400], [400, 400, 400], 400),
        OfIncident("GET /v1/incidents/{incident}/cameras/{camera}/snapshot", null, [200, 409, 404], [403, 409, 404], [403, 409, 404], 403),
        OfIncident("POST /v1/incidents/{incident}/cameras/{camera}/clips", """{"from":"2026-01-01T00:00:00Z","until":"2026-01-01T00:01:00Z"}""",
            [409, 409, 404], [409, 409, 404], [403, 409, 404], 404),
        OfPictures("GET /v1/incidents/{incident}/cameras/{camera}/hls/index.m3u8", [200, 409, 404], [200, 409, 404], [403, 409, 404], 404),
        OfIncident("GET /v1/incidents/{incident}/cameras/{camera}/hls/{viewing}/{file}", null, [404, 404, 404], [404, 404, 404], [404, 404, 404], 404),
        OfIncident("GET /v1/incidents/{id}", null, [200, 200, 404], [200, 200, 404], [200, 200, 404], 403),
        OfIncident("GET /v1/incidents/{id}/jurisdiction", null, [200, 200, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/acknowledgement", "{}", [204, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/verification", """{"verdict":"verified","level":4,"evidence":["picture"]}""",
            [204, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/checks", """{"number":1,"done":true}""", [400, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/shelf", """{"minutes":15,"reason":"Wacht."}""", [409, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("DELETE /v1/incidents/{id}/shelf", null, [204, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/dismissal", """{"reason":"Loos."}""", [409, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/forward", """{"rooms":["mk-rotterdam"],"cameras":["{camera}"]}""",
            [204, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/releases", """{"camera":"{camera}","to":"mk-midden-nederland"}""",
            [204, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/releases/{release}/confirmation", "{}", [204, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("DELETE /v1/incidents/{id}/releases/{release}", null, [204, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/photos", "{}", [400, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/plans", "{}", [400, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/material/{material}/releases", """{"to":"mk-midden-nederland"}""",
            [404, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("GET /v1/incidents/{incident}/photos/{material}", null, [403, 409, 404], [403, 409, 404], [403, 409, 404], 404),
        OfIncident("GET /v1/incidents/{incident}/plans/{material}", null, [403, 409, 404], [403, 409, 404], [403, 409, 404], 404),
        OfIncident("GET /v1/objects", null, [200, 200, 200], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("GET /v1/objects/{object}/watch", null, [404, 404, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/objects/{object}/watches", """{"until":"2030-01-01T00:00:00Z","authority":"Parket","legalBasis":"Politiewet 2012, artikel 3"}""",
            [404, 404, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("DELETE /v1/objects/{object}/watches/{watch}", null, [404, 404, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/objects/{object}/fences", """{"name":"Depot","kind":"leavingArea","points":[],"alarm":"tamper"}""",
            [404, 404, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("DELETE /v1/objects/{object}/fences/{fence}", null, [404, 404, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/objects", """{"object":"nothing"}""", [404, 404, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/objects/{object}/releases", """{"to":"mk-midden-nederland","trail":"liveOnly"}""",
            [404, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("GET /v1/incidents/{id}/objects/{object}/lead/rooms", null, [403, 403, 403], [404, 404, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/objects/{object}/lead/offers", """{"to":"mk-midden-nederland"}""", [403, 403, 403], [404, 409, 404], [403, 403, 403], 403),
        OfIncident("DELETE /v1/incidents/{id}/objects/{object}/lead/offers/{to}", null, [403, 403, 403], [404, 409, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/objects/{object}/lead/acceptance", "{}", [403, 403, 403], [404, 409, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/objects/{object}/lead/refusal", """{"reason":"Geen eenheden."}""", [403, 403, 403], [404, 409, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/objects/{object}/part", """{"role":"support"}""", [403, 403, 403], [404, 409, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/objects/{object}/camera-requests", "{}", [403, 403, 403], [404, 409, 404], [403, 403, 403], 403),
        OfIncident("DELETE /v1/incidents/{id}/objects/{object}/part", null, [403, 403, 403], [404, 409, 404], [403, 403, 403], 403),
        OfIncident("GET /v1/incidents/{incident}/objects/{object}/positions", null, [403, 409, 404], [403, 409, 404], [403, 409, 404], 404),
        OfIncident("GET /v1/incidents/{incident}/objects/overview", null, [400, 400, 400], [400, 400, 400], [400, 400, 400], 400),
        OfIncident("GET /v1/incidents/{incident}/map/pointers", null, [400, 400, 400], [400, 400, 400], [400, 400, 400], 400),
        OfIncident("GET /v1/incidents/{incident}/features", null, [200, 200, 404], [200, 200, 404], [200, 200, 404], 403),
        OfIncident("GET /v1/incidents/{incident}/features/api", null, [200, 200, 404], [200, 200, 404], [200, 200, 404], 403),
        OfIncident("GET /v1/incidents/{incident}/features/conformance", null, [200, 200, 404], [200, 200, 404], [200, 200, 404], 403),
        OfIncident("GET /v1/incidents/{incident}/features/collections", null, [200, 200, 404], [200, 200, 404], [200, 200, 404], 403),
        OfIncident("GET /v1/incidents/{incident}/features/collections/{object}", null, [404, 404, 404], [404, 404, 404], [404, 404, 404], 403),
        OfIncident("GET /v1/incidents/{incident}/features/collections/{object}/items", null, [403, 409, 404], [403, 409, 404], [403, 409, 404], 404),
        OfIncident("GET /v1/incidents/{incident}/features/collections/{object}/items/{feature}", null, [403, 409, 404], [403, 409, 404], [403, 409, 404], 404),
        OfIncident("GET /v1/connections/{connection}/plans", null, [404, 404, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/connections/{connection}/plans", "{}", [404, 404, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("DELETE /v1/connections/{connection}/plans/{material}", null, [404, 404, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/seen", "{}", [403, 403, 403], [204, 409, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/acceptance", "{}", [403, 403, 403], [204, 409, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/notes", """{"text":"Ik kijk mee."}""", [204, 409, 404], [204, 409, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/notes/receipt", """{"upTo":1}""", [204, 409, 404], [204, 409, 404], [403, 403, 403], 403),
        OnPictures("POST /v1/incidents/{id}/drawings", """{"shape":"arrow","from":{"x":0,"y":0},"to":{"x":1,"y":1},"camera":"{camera}"}""",
            [204, 409, 404], [204, 409, 404], [403, 403, 403], 403, without: 403),
        OnPictures("DELETE /v1/incidents/{id}/drawings/{drawing}", null, [204, 409, 404], [204, 409, 404], [403, 403, 403], 403, without: 404),
        OfIncident("POST /v1/incidents/{id}/requests", """{"kind":"otherCamera","viewpoint":"mobile"}""", [403, 403, 403], [204, 409, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/requests/{request}/acceptance", "{}", [404, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/requests/{request}/completion", "{}", [404, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/requests/{request}/refusal", """{"reason":"Die is er niet."}""", [404, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("DELETE /v1/incidents/{id}/requests/{request}", null, [403, 403, 403], [204, 409, 404], [403, 403, 403], 403),
        OfIncident("GET /v1/incidents/{id}/invitations/parties", null, [403, 403, 403], [200, 404, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/invitations", """{"party":"mk-rotterdam","purpose":"search","minutes":60}""",
            [403, 403, 403], [204, 409, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/invitations/{to}/grant", """{"cameras":["{camera}"]}""", [404, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/invitations/{to}/refusal", """{"reason":"Niet nodig."}""", [404, 409, 404], [403, 403, 403], [403, 403, 403], 403),
        OfIncident("DELETE /v1/incidents/{id}/invitations/{to}", null, [404, 409, 404], [404, 409, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/departure", "{}", [403, 403, 403], [204, 409, 404], [403, 403, 403], 403),
        OfIncident("POST /v1/incidents/{id}/closure", """{"reason":"Klaar."}""", [204, 204, 404], [403, 204, 404], [403, 403, 403], 403),
        OfIncident("GET /v1/incidents/{id}/checkpoints", null, [200, 200, 404], [200, 200, 404], [200, 200, 404], 403),
        OfIncident("POST /v1/incidents/{id}/checkpoints/{leaf:long}/cosignatures", """{"keyId":"aa","signature":"AA=="}""",
            [403, 403, 403], [403, 403, 403], [404, 404, 404], 403),
        ToPeople("DELETE /v1/me/sessions", null, 204),
        OfIncident("POST /v1/incidents/{id}/erasures", """{"lines":[1],"reason":"Verzoek."}""", [403, 403, 403], [403, 403, 403], [403, 403, 404], 403),
        OfIncident("POST /v1/incidents/{id}/exports", """{"recipient":"OM","reason":"Strafzaak.","legalBasis":"Vordering."}""",
            [403, 403, 403], [403, 403, 403], [403, 403, 404], 403),
        ToOffices("POST /v1/witness-keys", WitnessKey, 403, 403, 200),
        ToOffices("GET /v1/tree", null, 403, 200, 403),
        ToAnybody("GET /v1/sign-in/with/{issuer}", null, 404),
        ToAnybody("GET /v1/sign-out/with/{issuer}", null, 404),
        ToAnybody("POST /v1/sign-out/issuer/{issuer}", "", 404),
        ToAnybody("POST /v1/token", "", 400),
        ToMachines("POST /v1/alarms", """{"id":"x","account":"FFFF","code":"HA"}""", 404),
        ToMachines("POST /v1/positions", """{"device":"x","time":"2026-01-01T00:00:00Z","lat":52,"lon":5}""", 403),
        ToMachines("POST /v1/positions/traccar", "{}", 403),
        ToMachines("POST /v1/positions/owntracks", "{}", 403),
        ToMachines("GET /v1/positions/osmand", null, 403),
        ToMachines("POST /v1/positions/osmand", "{}", 403),
        ToOffices("GET /v1/machines", null, 403, 403, 200),
        ToOffices("POST /v1/machines", """{"name":"x","scopes":[]}""", 403, 403, 400),
        ToOffices("POST /v1/machines/{machine}/secrets", "", 403, 403, 404),
        ToOffices("DELETE /v1/machines/{machine}/secrets/{secret}", null, 403, 403, 404),
        ToOffices("POST /v1/machines/{machine}/certificates", """{"sha256":"00"}""", 403, 403, 404),
        ToOffices("POST /v1/machines/{machine}/enrolment", "", 403, 403, 404),
        ToOffices("POST /v1/machines/{machine}/disabled", "", 403, 403, 404),
        ToOffices("DELETE /v1/machines/{machine}/disabled", null, 403, 403, 404),
        ToPeople("POST /v1/sign-out", "", 204),
    ];

    /// <summary>All doors, as method and pattern.</summary>
    public static readonly FrozenSet<string> Routes = Rows.Select(row => row.Route).ToFrozenSet();

    /// <summary>A door that opens, or answers, alike to whoever comes.</summary>
    private static Row ToAnybody(string route, string? body, int status) => new(route, body, (_, _) => status);

    /// <summary>A door that knows only machines.</summary>
    private static Row ToMachines(string route, string? body, int status) => new(route, body, (who, _) => who == Knocker.Machine ? status : 401);

    /// <summary>A door for whoever signed in.</summary>
    private static Row ToPeople(string route, string? body, int status) => ToOffices(route, body, status, status, status);

    /// <summary>A door that tells roles apart: at a desk, a role that never looks, the national operator (who is an administrator).</summary>
    private static Row ToOffices(string route, string? body, int desk, int office, int national) => new(route, body, (who, _) => who switch
    {
        Knocker.Anonymous or Knocker.Machine => 401,
        Knocker.OfficeRole => office,
        Knocker.NationalOperator => national,
        _ => desk,
    });

    /// <summary>
    /// A door to one incident. Of each office: the answer at its own, at its own when closed, and at a foreign one, which is also the
    /// answer to others of its kind. The national operator has none.
    /// </summary>
    private static Row OfIncident(string route, string? body, int[] centre, int[] room, int[] office, int national) => new(route, body, (who, standing) => who switch
    {
        Knocker.Anonymous or Knocker.Machine => 401,
        Knocker.SharingOperator => At(centre, standing),
        Knocker.OtherOperator => At(centre, Standing.Foreign),
        Knocker.ToldDispatcher => At(room, standing),
        Knocker.UntoldDispatcher => At(room, Standing.Foreign),
        Knocker.OfficeRole => At(office, standing),
        Knocker.NationalOperator => national,
        _ => throw new ArgumentOutOfRangeException(nameof(who), who, "Who is this?"),
    });

    /// <summary>The same for a door that gives pictures: a room without a release, or whose release was withdrawn, is refused.</summary>
    private static Row OfPictures(string route, int[] centre, int[] room, int[] office, int national) =>
        OnPictures(route, null, centre, room, office, national, without: 403);

    /// <summary>The same for a door to what stands on pictures: for a room that may not see the picture there is none.</summary>
    private static Row OnPictures(string route, string? body, int[] centre, int[] room, int[] office, int national, int without)
    {
        var row = OfIncident(route, body, centre, room, office, national);
        return row with
        {
            Answer = (who, standing) =>
                who == Knocker.ToldDispatcher && standing is Standing.Unreleased or Standing.Withdrawn ? without : row.Answer(who, standing),
        };
    }

    /// <summary>Without a release, and after it, a room works as before: only the pictures are missing.</summary>
    private static int At(int[] ownClosedForeign, Standing standing) =>
        ownClosedForeign[standing switch { Standing.Closed => 1, Standing.Foreign => 2, _ => 0 }];

    /// <summary>One door.</summary>
    /// <param name="Route">Method and pattern.</param>
    /// <param name="Body">What is sent to it, or null.</param>
    /// <param name="Answer">The status that it answers.</param>
    internal sealed record Row(string Route, string? Body, Func<Knocker, Standing, int> Answer)
    {
        /// <summary>The request, with the names of an incident and its camera filled in; of all else, with names of nothing.</summary>
        public HttpRequestMessage Knock(string incident, string camera)
        {
            var space = Route.IndexOf(' ', StringComparison.Ordinal);
            return new HttpRequestMessage(new HttpMethod(Route[..space]), Filled(Route[(space + 1)..]))
            {
                Content = Body is null ? null : new StringContent(Filled(Body), System.Text.Encoding.UTF8, "application/json"),
            };

            string Filled(string text) => text
                .Replace("{id}", incident, StringComparison.Ordinal).Replace("{incident}", incident, StringComparison.Ordinal)
                .Replace("{camera}", camera, StringComparison.Ordinal).Replace("{release}", "r1", StringComparison.Ordinal)
                .Replace("{account}", "nobody-here", StringComparison.Ordinal).Replace("{leaf:long}", "0", StringComparison.Ordinal)
                .Replace("{machine}", "m0", StringComparison.Ordinal).Replace("{material}", "photo-0", StringComparison.Ordinal)
                .Replace("{object}", "obj-0", StringComparison.Ordinal).Replace("{to}", "mk-midden-nederland", StringComparison.Ordinal)
                .Replace("{connection}", "LV-9999", StringComparison.Ordinal).Replace("{request}", "q1", StringComparison.Ordinal)
                .Replace("{drawing}", "d1", StringComparison.Ordinal)
                .Replace("{watch}", "w0", StringComparison.Ordinal).Replace("{fence}", "f0", StringComparison.Ordinal)
                .Replace("{viewing}", "v0", StringComparison.Ordinal).Replace("{file}", "live.m3u8", StringComparison.Ordinal)
                .Replace("{feature}", "1", StringComparison.Ordinal);
        }
    }
}
