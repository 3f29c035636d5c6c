using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Connections;

/// <summary>What an import changes about who may see what is told; what it does not, is not.</summary>
public class ConnectionChangeTests
{
    private static readonly Site s_site = new(
        ConnectionNumber.Parse("LV-0001"), "Juwelier", Cast.Centre.Id, Shop.Site.Address, Shop.Site.Position, [new AlarmAccount("1234")],
        [Camera("till"), Camera("vault")], Shop.Policy);

    [Fact]
    public void What_stays_the_same_is_not_told() => Assert.Empty(ConnectionChange.Between(s_site, s_site with { Name = "Goudsmid" }));

    [Fact]
    public void A_new_connection_is_told_whole() => Assert.Equal(
        ["accounts-added", "cameras-added", "policy", "sharing-party"], ConnectionChange.Between(null, s_site).Keys);

    [Fact]
    public void A_policy_is_told_as_it_was_and_as_it_becomes()
    {
        var changes = ConnectionChange.Between(s_site, s_site with { Policy = Shop.Policy with { LiveRelease = false } });
        Assert.Equal(["policy", "policy-before"], changes.Keys);
        Assert.Contains("\"liveRelease\":false", changes["policy"], StringComparison.Ordinal);
        Assert.Contains("\"liveRelease\":true", changes["policy-before"], StringComparison.Ordinal);
    }

    [Fact]
    public void Cameras_and_accounts_are_told_by_name_and_never_by_address()
    {
        var changes = ConnectionChange.Between(s_site, s_site with
        {
            Cameras = [Camera("till") with { Address = new Uri("rtsp://10.0.0.9/other"), UserName = "geheim" }, Camera("door")],
            AlarmAccounts = [new AlarmAccount("5678")],
        });
        Assert.Equal(
            ("R0L0#5678", "R0L0#1234", "door", "vault", "till"),
            (changes["accounts-added"], changes["accounts-removed"], changes["cameras-added"], changes["cameras-removed"], changes["cameras-changed"]));
        Assert.DoesNotContain(changes.Values, text => text.Contains("10.0.0.9", StringComparison.Ordinal) || text.Contains("geheim", StringComparison.Ordinal));
    }

    [Fact]
    public void A_connection_that_goes_to_another_party_says_from_whom() => Assert.Equal(
        (Cast.OtherCentre.Id.Value, Cast.Centre.Id.Value),
        (ConnectionChange.Between(s_site, s_site with { SharingParty = Cast.OtherCentre.Id })["sharing-party"],
            ConnectionChange.Between(s_site, s_site with { SharingParty = Cast.OtherCentre.Id })["sharing-party-before"]));

    private static Camera Camera(string id) => new(CameraId.Parse(id), id, Viewpoint.Till, new Uri($"rtsp://127.0.0.1/{id}"));
}
