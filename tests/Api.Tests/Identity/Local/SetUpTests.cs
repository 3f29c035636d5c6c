using System.Runtime.Versioning;

namespace LiveView.Api.Tests.Identity.Local;

/// <summary>A fresh installation belongs to nobody and answers nobody, until somebody proves to be its owner.</summary>
public sealed class SetUpTests : IAsyncLifetime
{
    private readonly FreshInstallation _fresh = new();

    public Task InitializeAsync() => _fresh.InitializeAsync();

    public Task DisposeAsync() => _fresh.DisposeAsync();

    [Fact]
    public async Task Until_it_is_claimed_only_pages_health_and_set_up_answer()
    {
        using var nobody = _fresh.NewVisitor();
        foreach (var route in _fresh.Server.Routes().Select(route => route.Split(' ')))
        {
            var (status, _) = await nobody.SendAsync(
                new HttpMethod(route[0]), route[1].Replace('{', 'x').Replace('}', 'x'), route[0] == "GET" ? null : new { });
            var open = route[1].StartsWith("/health/", StringComparison.Ordinal) || route[1].StartsWith("/v1/enrolment", StringComparison.Ordinal);
            Assert.True(open ? status != 503 : status == 503, $"{route[0]} {route[1]}: {status}");
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_its_owner_can_read_the_file_of_the_code() =>
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_fresh.CodeFile));

    [Fact]
    public async Task Whoever_has_the_code_becomes_the_first_administrator_and_the_code_is_gone()
    {
        var code = _fresh.SetUpCode();
        using var first = _fresh.NewVisitor();
        var (status, body, _) = await FreshInstallation.EnrolAsync(first, code, "anna", "landelijk-beheer");
        Assert.Equal((200, 8), (status, body.GetProperty("recoveryCodes").GetArrayLength()));

        var me = (await first.GetAsync("/v1/me")).Body;
        Assert.Equal("administrator", me.GetProperty("roles")[0].GetString());
        Assert.False(File.Exists(_fresh.CodeFile));
        using var second = _fresh.NewVisitor();
        Assert.Equal(404, (await FreshInstallation.EnrolAsync(second, code, "bert", "landelijk-beheer")).Status);
    }

    [Fact]
    public async Task A_sixth_try_is_refused_even_with_the_right_code()
    {
        using var visitor = _fresh.NewVisitor();
        for (var time = 0; time < 5; time++)
        {
            Assert.Equal(403, (await visitor.PostAsync("/v1/enrolment/start", new { code = "nothing", login = "anna" })).Status);
        }

        var (status, body, _) = await FreshInstallation.EnrolAsync(visitor, _fresh.SetUpCode(), "anna", "landelijk-beheer");
        Assert.Equal((403, "code-spent"), (status, body.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Two_installations_share_no_secret()
    {
        var other = new FreshInstallation();
        await other.InitializeAsync();
        try
        {
            Assert.NotEqual(_fresh.SetUpCode(), other.SetUpCode());
            using var here = _fresh.NewVisitor();
            await FreshInstallation.EnrolAsync(here, _fresh.SetUpCode(), "anna", "landelijk-beheer");
            using var there = other.NewVisitor();
            await FreshInstallation.EnrolAsync(there, other.SetUpCode(), "anna", "landelijk-beheer");
            there.Cookie = here.Cookie;
            Assert.Equal(401, (await there.GetAsync("/v1/me")).Status);
        }
        finally
        {
            await other.DisposeAsync();
        }
    }
}
