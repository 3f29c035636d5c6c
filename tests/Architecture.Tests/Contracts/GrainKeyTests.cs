using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Grains.Abstractions;

namespace LiveView.Architecture.Tests.Contracts;

/// <summary>The storage provider mixes the rows of grains whose keys are hexadecimal numbers, so none may be.</summary>
public class GrainKeyTests
{
    private static readonly string[] s_keys =
    [
        GrainKeys.Register, GrainKeys.Of(IncidentId.Parse("0f")), GrainKeys.Of(ConnectionNumber.Parse("0f")), GrainKeys.Of(CameraId.Parse("0f")),
        GrainKeys.SetUp, GrainKeys.Spools, GrainKeys.Credentials(AccountId.Parse("0f")), GrainKeys.People(OrganisationId.Parse("0f")),
        GrainKeys.Enrolment(EnrolmentCode.Of(new byte[EnrolmentCode.Bytes])), GrainKeys.Of(AccountId.Parse("0f")),
        GrainKeys.Machines(OrganisationId.Parse("0f")), GrainKeys.Rights(OrganisationId.Parse("0f")), GrainKeys.HeardLogouts("https://issuer.example"),
        GrainKeys.Of(SessionId.Parse("0f")), GrainKeys.IssuerSession("https://issuer.example", "0f"),
        GrainKeys.Of(new AlarmAccount("0ff")), GrainKeys.Desk(OrganisationId.Parse("0f")), GrainKeys.Figures(OrganisationId.Parse("0f")),
        GrainKeys.Invitations(OrganisationId.Parse("0f")), GrainKeys.Audit(OrganisationId.Parse("0f")), GrainKeys.Of(MaterialId.Parse("0f")), GrainKeys.Checkpoints, GrainKeys.Witness(OrganisationId.Parse("0f")),
        GrainKeys.EdgeKeys, GrainKeys.Gateways(0), GrainKeys.Of(TrackedObjectId.Parse("0f")), GrainKeys.SubStream(CameraId.Parse("0f")), GrainKeys.Sound(CameraId.Parse("0f")), GrainKeys.Objects(OrganisationId.Parse("0f")),
        GrainKeys.Regions, GrainKeys.Pointers(IncidentId.Parse("0f")),
    ];

    [Fact]
    public void Every_key_that_can_be_made_is_tried_here() => Assert.Equal(
        typeof(GrainKeys).GetMethods().Count(method => method.IsStatic && method.Name != nameof(GrainKeys.Bare))
            + typeof(GrainKeys).GetFields().Length,
        s_keys.Length);

    [Fact]
    public void Every_key_has_a_prefix_that_is_no_hexadecimal_number() => Assert.All(
        s_keys, key => Assert.Contains(Prefix(key), c => !char.IsAsciiHexDigit(c)));

    [Fact]
    public void No_two_kinds_of_grain_share_a_prefix() => Assert.Equal(s_keys.Length, s_keys.Select(Prefix).Distinct().Count());

    [Fact]
    public void The_bare_key_is_what_follows_the_prefix() =>
        Assert.All(s_keys, key => Assert.Equal(key, $"{Prefix(key)}:{GrainKeys.Bare(key)}"));

    private static string Prefix(string key) => key[..key.IndexOf(':', StringComparison.Ordinal)];
}
