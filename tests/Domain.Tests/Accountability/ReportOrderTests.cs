using LiveView.Domain.Accountability;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Rights;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Accountability;

public class ReportOrderTests
{
    private static readonly DateTimeOffset T = Story.Start;

    [Theory]
    [InlineData(OrganisationKind.AlarmCentre, true)]
    [InlineData(OrganisationKind.ChainPartner, true)]
    [InlineData(OrganisationKind.ControlRoom, false)]
    [InlineData(OrganisationKind.FieldTeam, false)]
    public void Who_shares_reads_about_its_cameras_and_who_receives_about_its_people(OrganisationKind kind, bool byCamera) =>
        Assert.Equal(byCamera, AuditScope.Of(Cast.Centre.Id, kind)?.ByCamera);

    [Fact]
    public void The_national_operator_reads_nothing() => Assert.Null(AuditScope.Of(Cast.National.Id, OrganisationKind.NationalOperator));

    [Fact]
    public void A_report_says_why_it_is_made_and_under_which_number()
    {
        var entry = Order().Entry(Cast.Person(Cast.Centre, PersonRole.PrivacyOfficer), T);
        Assert.Equal((RightsChangeKind.ReportMade, "DataSubject:AVG-2026/12"), (entry.Kind, entry.Subject));
        Assert.Equal(("DataSubjectRequest", Shop.Till.Value), (entry.Details!["purpose"], entry.Details["cameras"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Jan Jansen")]
    [InlineData("x\n")]
    [InlineData("../../etc")]
    [InlineData("01234567890123456789012345678901234567890")]
    public void A_reference_is_a_number_in_the_books_and_no_name(string reference) =>
        Assert.Equal("bad-reference", (Order() with { Reference = reference }).Refusal()?.Code);

    [Fact]
    public void A_report_about_a_person_is_about_cameras()
    {
        Assert.Null(Order().Refusal());
        Assert.Equal("no-camera", (Order() with { Query = new AuditQuery([], T, T.AddDays(1)) }).Refusal()?.Code);
        Assert.Null((Order() with { Kind = ReportKind.AuditPack, Query = new AuditQuery([], T, T.AddDays(1)) }).Refusal());
    }

    [Theory]
    [InlineData(0, "bad-period")]
    [InlineData(-1, "bad-period")]
    [InlineData(367, null)]
    [InlineData(368, "period-too-long")]
    public void A_period_has_a_length_that_can_be_reported(int days, string? code) =>
        Assert.Equal(code, new AuditQuery([], T, T.AddDays(days)).Refusal()?.Code);

    [Fact]
    public void A_report_is_about_fifty_cameras_at_most()
    {
        CameraId[] cameras = [.. Enumerable.Range(0, 51).Select(each => CameraId.Parse($"c{each}"))];
        Assert.Equal("too-many-cameras", new AuditQuery(cameras, T, T.AddDays(1)).Refusal()?.Code);
        Assert.Null(new AuditQuery(cameras[..50], T, T.AddDays(1)).Refusal());
    }

    private static ReportOrder Order() => new(
        ReportKind.DataSubject, new AuditQuery([Shop.Till], T, T.AddDays(1)),
        ReportPurpose.DataSubjectRequest, "AVG-2026/12");
}
