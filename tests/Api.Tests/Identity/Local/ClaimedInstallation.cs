namespace LiveView.Api.Tests.Identity.Local;

/// <summary>An installation whose first administrator, of an alarm centre, is signed in.</summary>
public sealed class ClaimedInstallation : IAsyncLifetime
{
    private readonly FreshInstallation _fresh = new();

    internal Visitor Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _fresh.InitializeAsync();
        Administrator = _fresh.NewVisitor();
        var (status, body, _) = await FreshInstallation.EnrolAsync(Administrator, _fresh.SetUpCode(), "administrator-1", "pac-veilig");
        Assert.True(status == 200, $"{status} {body}");
    }

    public async Task DisposeAsync()
    {
        Administrator.Dispose();
        await _fresh.DisposeAsync();
    }

    internal Visitor NewVisitor() => _fresh.NewVisitor();

    /// <returns>The code of an invitation.</returns>
    internal async Task<string> InviteAsync(string role, string name = "Somebody")
    {
        var (status, body) = await Administrator.PostAsync("/v1/accounts/invitations", new { name, roles = new[] { role } });
        Assert.True(status == 200, $"{status} {body}");
        return body.GetProperty("code").GetString()!;
    }
}
