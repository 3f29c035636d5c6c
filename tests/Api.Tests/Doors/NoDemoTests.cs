using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tests.Identity.Local;

namespace LiveView.Api.Tests.Doors;

/// <summary>Outside the demonstration the people of the demonstration are nobody.</summary>
public class NoDemoTests(ClaimedInstallation there) : IClassFixture<ClaimedInstallation>
{
    [Fact]
    public async Task Nobody_signs_in_by_choice()
    {
        using var nobody = there.NewVisitor();
        var offer = (await nobody.GetAsync("/v1/sign-in")).Body;

        Assert.Equal((false, 0), (offer.GetProperty("demo").GetBoolean(), offer.GetProperty("people").GetArrayLength()));
        Assert.Equal(404, (await nobody.PostAsync("/v1/demo/sign-in", new { person = Town.Centre })).Status);
        Assert.Equal(401, (await nobody.GetAsync("/v1/desk")).Status);
    }
}
