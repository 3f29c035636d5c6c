using System.Text;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
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
                SecondPerson: true, SignInStrength.PhishingResistant),
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
