using LiveView.Architecture.Tests.House;

namespace LiveView.Architecture.Tests.Doors;

/// <summary>
/// Every door to the outside, with what leaves through it. A new endpoint fails here until somebody has thought about that; one that
/// lets pictures, positions or plans out belongs in the gate.
/// </summary>
public class DoorMatrixTests
{
    private const int MostAnonymous = 14;

    private static readonly Dictionary<string, Leaves> s_matrix = new()
    {
        ["GET /health/live"] = Leaves.Nothing,
        ["GET /health/ready"] = Leaves.Nothing,
        ["GET /v1/sign-in"] = Leaves.Names,
        ["POST /v1/demo/sign-in"] = Leaves.Nothing,
        ["POST /v1/sign-in/password"] = Leaves.Nothing,
        ["POST /v1/sign-in/passkey/challenge"] = Leaves.Nothing,
        ["POST /v1/sign-in/passkey"] = Leaves.Nothing,
        ["GET /v1/enrolment"] = Leaves.Nothing,
        ["POST /v1/enrolment/start"] = Leaves.Names,
        ["POST /v1/enrolment/finish"] = Leaves.Names,
        ["GET /v1/accounts"] = Leaves.Names,
        ["POST /v1/accounts/invitations"] = Leaves.Names,
        ["GET /v1/accounts/invitations"] = Leaves.Names,
        ["DELETE /v1/accounts/invitations/{invitation}"] = Leaves.Nothing,
        ["PUT /v1/accounts/{account}/roles"] = Leaves.Nothing,
        ["POST /v1/accounts/{account}/disabling"] = Leaves.Nothing,
        ["POST /v1/accounts/{account}/enabling"] = Leaves.Nothing,
        ["DELETE /v1/accounts/{account}/sessions"] = Leaves.Nothing,
        ["GET /v1/me/sign-in"] = Leaves.Names,
        ["POST /v1/me/passkeys/challenge"] = Leaves.Names,
        ["POST /v1/me/passkeys"] = Leaves.Nothing,
        ["DELETE /v1/me/sessions"] = Leaves.Nothing,
        ["POST /v1/sign-out"] = Leaves.Nothing,
        ["GET /v1/sign-in/with/{issuer}"] = Leaves.Nothing,
        ["GET /v1/sign-out/with/{issuer}"] = Leaves.Nothing,
        ["POST /v1/sign-out/issuer/{issuer}"] = Leaves.Nothing,
        ["POST /v1/token"] = Leaves.Nothing,
        ["POST /v1/alarms"] = Leaves.Nothing,
        ["GET /v1/machines"] = Leaves.Names,
        ["POST /v1/machines"] = Leaves.Nothing,
        ["POST /v1/machines/{machine}/secrets"] = Leaves.Nothing,
        ["DELETE /v1/machines/{machine}/secrets/{secret}"] = Leaves.Nothing,
        ["POST /v1/machines/{machine}/certificates"] = Leaves.Nothing,
        ["POST /v1/machines/{machine}/enrolment"] = Leaves.Nothing,
        ["POST /v1/machines/{machine}/disabled"] = Leaves.Nothing,
        ["DELETE /v1/machines/{machine}/disabled"] = Leaves.Nothing,
        ["GET /v1/me"] = Leaves.Names,
        ["GET /v1/regions"] = Leaves.Names,
        ["GET /v1/desk"] = Leaves.Incidents,
        ["* /v1/desk/live"] = Leaves.Incidents,
        ["* /v1/desk/live/negotiate"] = Leaves.Nothing,
        ["GET /v1/accountability"] = Leaves.Incidents,
        ["GET /v1/accountability/viewings"] = Leaves.Incidents,
        ["GET /v1/accountability/viewings.csv"] = Leaves.Incidents,
        ["GET /v1/accountability/disclosures"] = Leaves.Incidents,
        ["GET /v1/accountability/disclosures.csv"] = Leaves.Incidents,
        ["POST /v1/accountability/data-subject-reports"] = Leaves.Incidents,
        ["POST /v1/accountability/audit-packs"] = Leaves.Incidents,
        ["GET /v1/figures"] = Leaves.Counts,
        ["GET /v1/incidents/{id}"] = Leaves.Incidents,
        ["GET /v1/incidents/{id}/jurisdiction"] = Leaves.Incidents,
        ["POST /v1/incidents/{id}/acknowledgement"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/verification"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/checks"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/shelf"] = Leaves.Nothing,
        ["DELETE /v1/incidents/{id}/shelf"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/dismissal"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/forward"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/releases"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/releases/{release}/confirmation"] = Leaves.Nothing,
        ["DELETE /v1/incidents/{id}/releases/{release}"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/photos"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/plans"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/material/{material}/releases"] = Leaves.Nothing,
        ["GET /v1/incidents/{incident}/photos/{material}"] = Leaves.Pictures,
        ["GET /v1/incidents/{incident}/plans/{material}"] = Leaves.Pictures,
        ["GET /v1/objects"] = Leaves.Names,
        ["GET /v1/objects/{object}/watch"] = Leaves.Names,
        ["POST /v1/objects/{object}/watches"] = Leaves.Names,
        ["DELETE /v1/objects/{object}/watches/{watch}"] = Leaves.Names,
        ["POST /v1/objects/{object}/fences"] = Leaves.Names,
        ["DELETE /v1/objects/{object}/fences/{fence}"] = Leaves.Names,
        ["POST /v1/incidents/{id}/objects"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/objects/{object}/releases"] = Leaves.Nothing,
        ["GET /v1/incidents/{id}/objects/{object}/lead/rooms"] = Leaves.Names,
        ["POST /v1/incidents/{id}/objects/{object}/lead/offers"] = Leaves.Nothing,
        ["DELETE /v1/incidents/{id}/objects/{object}/lead/offers/{to}"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/objects/{object}/lead/acceptance"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/objects/{object}/lead/refusal"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/objects/{object}/part"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/objects/{object}/camera-requests"] = Leaves.Nothing,
        ["DELETE /v1/incidents/{id}/objects/{object}/part"] = Leaves.Nothing,
        ["GET /v1/incidents/{incident}/objects/{object}/positions"] = Leaves.Pictures,
        ["GET /v1/incidents/{incident}/objects/overview"] = Leaves.Pictures,
        ["GET /v1/incidents/{incident}/map/pointers"] = Leaves.Pictures,
        ["GET /v1/incidents/{incident}/features"] = Leaves.Incidents,
        ["GET /v1/incidents/{incident}/features/api"] = Leaves.Nothing,
        ["GET /v1/incidents/{incident}/features/conformance"] = Leaves.Nothing,
        ["GET /v1/incidents/{incident}/features/collections"] = Leaves.Incidents,
        ["GET /v1/incidents/{incident}/features/collections/{object}"] = Leaves.Incidents,
        ["GET /v1/incidents/{incident}/features/collections/{object}/items"] = Leaves.Pictures,
        ["GET /v1/incidents/{incident}/features/collections/{object}/items/{feature}"] = Leaves.Pictures,
        ["POST /v1/positions"] = Leaves.Nothing,
        ["POST /v1/positions/traccar"] = Leaves.Nothing,
        ["POST /v1/positions/owntracks"] = Leaves.Nothing,
        ["GET /v1/positions/osmand"] = Leaves.Nothing,
        ["POST /v1/positions/osmand"] = Leaves.Nothing,
        ["GET /v1/connections/{connection}/plans"] = Leaves.Names,
        ["POST /v1/connections/{connection}/plans"] = Leaves.Names,
        ["DELETE /v1/connections/{connection}/plans/{material}"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/seen"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/acceptance"] = Leaves.Nothing,
        ["GET /v1/incidents/{id}/invitations/parties"] = Leaves.Names,
        ["POST /v1/incidents/{id}/invitations"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/invitations/{to}/grant"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/invitations/{to}/refusal"] = Leaves.Nothing,
        ["DELETE /v1/incidents/{id}/invitations/{to}"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/departure"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/notes"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/notes/receipt"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/drawings"] = Leaves.Nothing,
        ["DELETE /v1/incidents/{id}/drawings/{drawing}"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/requests"] = Leaves.Nothing,
        ["DELETE /v1/incidents/{id}/requests/{request}"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/requests/{request}/acceptance"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/requests/{request}/refusal"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/requests/{request}/completion"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/closure"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/erasures"] = Leaves.Nothing,
        ["GET /v1/incidents/{id}/checkpoints"] = Leaves.Counts,
        ["POST /v1/incidents/{id}/checkpoints/{leaf:long}/cosignatures"] = Leaves.Nothing,
        ["POST /v1/incidents/{id}/exports"] = Leaves.Pictures,
        ["POST /v1/witness-keys"] = Leaves.Nothing,
        ["GET /v1/tree"] = Leaves.Counts,
        ["GET /v1/incidents/{incident}/cameras/{camera}/live"] = Leaves.Pictures,
        ["GET /v1/incidents/{incident}/cameras/{camera}/replay"] = Leaves.Pictures,
        ["POST /v1/incidents/{incident}/cameras/{camera}/clips"] = Leaves.Pictures,
        ["GET /v1/incidents/{incident}/cameras/{camera}/snapshot"] = Leaves.Pictures,
        ["GET /v1/incidents/{incident}/cameras/{camera}/hls/index.m3u8"] = Leaves.Pictures,
        ["GET /v1/incidents/{incident}/cameras/{camera}/hls/{viewing}/{file}"] = Leaves.Pictures,
        ["GET /v1/pictures"] = Leaves.Pictures,
    };

    private static readonly string[] s_anonymous =
    [
        "GET /health/live", "GET /health/ready", "GET /v1/sign-in", "POST /v1/demo/sign-in", "POST /v1/sign-in/password",
        "POST /v1/sign-in/passkey/challenge", "POST /v1/sign-in/passkey", "GET /v1/enrolment", "POST /v1/enrolment/start", "POST /v1/enrolment/finish",
        "GET /v1/sign-in/with/{issuer}", "GET /v1/sign-out/with/{issuer}", "POST /v1/sign-out/issuer/{issuer}", "POST /v1/token",
    ];

    private static readonly string[] s_movements = ["ptz", "pan", "tilt", "zoom", "turn", "move", "preset", "aim"];

    private static readonly IReadOnlyList<Door> s_doors = Edge.Doors();

    private enum Leaves
    {
        Nothing,
        Names,
        Counts,
        Incidents,
        Pictures,
    }

    [Fact]
    public void Every_door_stands_in_the_matrix() => Rule.Nobody(s_doors.Select(Name).Except(s_matrix.Keys), "Say what leaves through:");

    [Fact]
    public void The_matrix_holds_no_door_that_is_gone() => Rule.Nobody(s_matrix.Keys.Except(s_doors.Select(Name)), "Gone:");

    [Fact]
    public void No_door_stands_there_twice() => Assert.Equal(s_doors.Select(Name).Distinct(), s_doors.Select(Name));

    [Fact]
    public void Only_these_doors_open_for_whoever_did_not_sign_in() => Assert.Equal(
        s_anonymous.Order(), s_doors.Where(door => door.IsAnonymous).Select(Name).Order());

    [Fact]
    public void They_are_few_and_no_incident_leaves_through_them()
    {
        Assert.True(s_anonymous.Length <= MostAnonymous);
        Assert.All(s_anonymous, name => Assert.True(s_matrix[name] < Leaves.Counts));
    }

    [Fact]
    public void Where_pictures_leave_the_gate_stands_and_it_stands_nowhere_else() => Assert.Equal(
        s_matrix.Where(door => door.Value == Leaves.Pictures).Select(door => door.Key).Order(),
        s_doors.Where(door => door.Handler.StartsWith("LiveView.Api.Gate.", StringComparison.Ordinal)).Select(Name).Order());

    /// <summary>A camera is operated by its party's own system: who asks for it to be turned finds requests, and nothing that does it.</summary>
    [Fact]
    public void No_door_moves_a_camera() => Rule.Nobody(
        s_doors.Select(Name).Where(name => s_movements.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))), "Moves a camera:");

    private static string Name(Door door) => $"{door.Method} {door.Path}";
}
