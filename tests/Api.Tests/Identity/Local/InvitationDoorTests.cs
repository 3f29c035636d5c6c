namespace LiveView.Api.Tests.Identity.Local;

/// <summary>An administrator sees the invitations that stand and takes them back.</summary>
public sealed class InvitationDoorTests(ClaimedInstallation there) : IClassFixture<ClaimedInstallation>
{
    [Fact]
    public async Task An_invitation_is_listed_without_its_code_and_opens_nothing_once_it_was_taken_back()
    {
        var code = await there.InviteAsync("operator", "Bert Bos");
        var (status, body) = await there.Administrator.GetAsync("/v1/accounts/invitations");
        var listed = Assert.Single(body.GetProperty("invitations").EnumerateArray(), each => each.GetProperty("name").GetString() == "Bert Bos");
        Assert.Equal((200, "Anna de Vries"), (status, listed.GetProperty("givenBy").GetString()));
        Assert.DoesNotContain(code, body.GetRawText(), StringComparison.Ordinal);

        var id = listed.GetProperty("id").GetString();
        Assert.Equal(204, (await there.Administrator.SendAsync(HttpMethod.Delete, $"/v1/accounts/invitations/{id}", null)).Status);
        using var bert = there.NewVisitor();
        var (refused, problem, _) = await FreshInstallation.EnrolAsync(bert, code, "bert-bos");
        Assert.Equal((404, "code-unknown"), (refused, problem.GetProperty("code").GetString()));
        Assert.Equal(404, (await there.Administrator.SendAsync(HttpMethod.Delete, $"/v1/accounts/invitations/{id}", null)).Status);
    }

    [Fact]
    public async Task A_name_that_is_taken_leaves_the_code_as_it_was()
    {
        var code = await there.InviteAsync("operator", "Carla");
        using var carla = there.NewVisitor();

        Assert.Equal(409, (await FreshInstallation.EnrolAsync(carla, code, "administrator-1")).Status);
        Assert.Equal(200, (await FreshInstallation.EnrolAsync(carla, code, "carla-2")).Status);
    }
}
