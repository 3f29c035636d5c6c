using System.Text;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking.Watch;
using LiveView.Protocols.PartyFile;

namespace LiveView.Protocols.Tests.PartyFile;

public class PartyFileReaderTests
{
    private static readonly PartyRegister Register = Assert.IsType<PartyFileResult.Valid>(GoldenFile.Read(GoldenFile.Text)).Register;

    [Fact]
    public void Organisations_are_read_with_their_kind_and_control_room() =>
        Assert.Equal(
        [
            new Organisation(OrganisationId.Parse("pac-veilig"), "PAC Veilig", OrganisationKind.AlarmCentre),
            new Organisation(OrganisationId.Parse("mk-midden-nederland"), "Meldkamer Midden-Nederland", OrganisationKind.ControlRoom, "Midden-Nederland"),
            new Organisation(OrganisationId.Parse("mk-oost-nederland"), "Meldkamer Oost-Nederland", OrganisationKind.ControlRoom, "Oost-Nederland"),
            new Organisation(OrganisationId.Parse("landelijk-beheer"), "Landelijk beheer", OrganisationKind.NationalOperator),
        ], Register.Organisations);

    [Fact]
    public void What_a_party_does_at_an_alarm_stands_on_each_of_its_connections()
    {
        var text = GoldenFile.With(
            "\"kind\": \"alarmCentre\"", "\"kind\": \"alarmCentre\", \"checklists\": { \"fire\": [\"Bel 112\"], \"holdUp\": [\"Bel niet\", \"Kijk mee\"], \"gas\": [] }");
        var sites = Assert.IsType<PartyFileResult.Valid>(GoldenFile.Read(text)).Register.Sites;

        Assert.All(sites.Where(site => site.SharingParty.Value == "pac-veilig"), site => Assert.Equal(
            [(AlarmKind.HoldUp, "Bel niet; Kijk mee"), (AlarmKind.Fire, "Bel 112")],
            site.Checklists!.Select(list => (list.Kind, string.Join("; ", list.Items)))));
        Assert.All(Register.Sites, site => Assert.Null(site.Checklists));
    }

    [Theory]
    [InlineData("rtmp://media.example:1935/live/overview", "/run/key")]
    [InlineData("srt://media.example:9000", "/run/key")]
    [InlineData("file:///exercise/robbery.mp4", null)]
    public void What_is_pushed_and_what_is_a_film_is_read_as_it_is_written(string address, string? secret)
    {
        var text = GoldenFile.Text
            .Replace("rtsp://127.0.0.1:8554/overview", address, StringComparison.Ordinal)
            .Replace("\"passwordFile\": null", $"\"passwordFile\": {(secret is null ? "null" : $"\"{secret}\"")}", StringComparison.Ordinal);
        var camera = Assert.IsType<PartyFileResult.Valid>(GoldenFile.Read(text)).Register.Sites[0].Cameras[0];

        Assert.Equal((address, secret), (camera.Address.OriginalString, camera.PasswordFile));
    }

    [Fact]
    public void An_object_says_when_its_duress_button_raises_the_alarm_and_under_which_connection()
    {
        var text = GoldenFile.Text.Replace("\"kind\": \"alarmCentre\"", """
            "kind": "alarmCentre", "trackedObjects": [
              { "id": "b-7", "name": "B", "kind": "goods", "device": "d", "keepTrail": true },
              { "id": "gw-17", "name": "G", "kind": "cashTransport", "device": "e", "keepTrail": true, "duress": "whileWatched", "alarmConnection": "LV-0001" }]
            """, StringComparison.Ordinal);
        var objects = Assert.IsType<PartyFileResult.Valid>(GoldenFile.Read(text)).Register.Objects;
        Assert.Equal(
            [(DuressUse.Never, null), (DuressUse.WhileWatched, ConnectionNumber.Parse("LV-0001"))],
            objects.Select(each => (each.Duress, each.AlarmConnection)));
    }

    [Fact]
    public void A_connection_is_read_whole()
    {
        var site = Register.Sites[0];

        Assert.Equal("LV-0001", site.Number.Value);
        Assert.Equal("Juwelier De Gouden Ring", site.Name);
        Assert.Equal("pac-veilig", site.SharingParty.Value);
        Assert.Equal(new SiteAddress("Oudegracht", "12", "3511 AB", "Utrecht", "0344"), site.Address);
        Assert.Equal(new GeoPosition(52.0907, 5.1214), site.Position);
        Assert.Equal([new AlarmAccount("1234"), new AlarmAccount("00AB")], site.AlarmAccounts);
        Assert.Equal(
            new SourcePolicy(
                true, 120, "Art. 6 lid 1 f AVG", new HoursOfDay(new TimeOnly(7, 0), new TimeOnly(23, 0)),
                CapabilitySet.Of(GateAction.Replay, GateAction.Snapshot, GateAction.ControlRequest), Recording: true, PassOn: true,
                SecondPerson: true, SignInStrength.PhishingResistant, RequestSeconds: 300),
            site.Policy);
        Assert.Equal(
        [
            new Camera(CameraId.Parse("lv-0001-overview"), "Overzicht winkel", Viewpoint.Overview, new Uri("rtsp://127.0.0.1:8554/overview"), Bearing: 120),
            new Camera(CameraId.Parse("lv-0001-till"), "Kassa", Viewpoint.Till, new Uri("rtsps://camera.example/till?channel=1"),
                new GeoPosition(52.0908, 5.1215), null, "viewer", "/etc/live-view/till.password"),
        ], site.Cameras);
    }

    [Fact]
    public void A_connection_may_have_no_camera_and_release_nothing()
    {
        var site = Register.Sites[1];

        Assert.Empty(site.Cameras);
        Assert.Equal(new SourcePolicy(false, 1, "geen", MinimumSignIn: SignInStrength.TwoFactors), site.Policy);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped() =>
        Assert.IsType<PartyFileResult.Valid>(PartyFileReader.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(GoldenFile.Text)], GoldenFile.Table));

    [Fact]
    public void Lines_may_end_in_CR_LF()
    {
        var error = Assert.Single(GoldenFile.Errors(GoldenFile.With("\"bearing\": 120", "\"bearing\": 360").Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.Equal(50, error.Line);
    }

    [Theory]
    [InlineData("alarmCentre", OrganisationKind.AlarmCentre)]
    [InlineData("surveillanceCentre", OrganisationKind.SurveillanceCentre)]
    [InlineData("cashDepot", OrganisationKind.CashDepot)]
    [InlineData("cashInTransit", OrganisationKind.CashInTransit)]
    [InlineData("eventOrganiser", OrganisationKind.EventOrganiser)]
    [InlineData("chainPartner", OrganisationKind.ChainPartner)]
    public void Every_kind_that_shares_may_own_a_connection(string written, OrganisationKind kind)
    {
        var valid = Assert.IsType<PartyFileResult.Valid>(GoldenFile.Read(GoldenFile.With("\"alarmCentre\"", $"\"{written}\"")));

        Assert.Equal(kind, valid.Register.Organisations[0].Kind);
    }
}
