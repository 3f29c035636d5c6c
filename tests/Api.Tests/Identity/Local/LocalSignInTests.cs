namespace LiveView.Api.Tests.Identity.Local;

/// <summary>One installation, claimed; every test enrols people of its own.</summary>
public sealed class LocalSignInTests : IClassFixture<ClaimedInstallation>
{
    private static int s_number;
    private readonly ClaimedInstallation _there;

    public LocalSignInTests(ClaimedInstallation there) => _there = there;

    [Fact]
    public async Task The_cookie_is_bound_to_the_host_and_no_script_or_other_site_gets_it()
    {
        var someone = await EnrolledAsync();
        var parts = someone.Visitor.SetCookie!.Split("; ");

        Assert.StartsWith("__Host-liveview=", parts[0], StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=strict", "secure"], parts.Skip(1).Where(each => !each.StartsWith("expires", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Name_password_and_the_next_code_sign_in()
    {
        var someone = await EnrolledAsync();
        using var again = _there.NewVisitor();

        Assert.Equal(204, (await SignInAsync(again, someone.Login, FreshInstallation.Password, FreshInstallation.Now(someone.Key, 1))).Status);
        Assert.Equal(200, (await again.GetAsync("/v1/me")).Status);
    }

    [Fact]
    public async Task A_code_that_was_used_signs_nobody_in_again()
    {
        var someone = await EnrolledAsync();
        var code = FreshInstallation.Now(someone.Key, 1);
        using var first = _there.NewVisitor();
        Assert.Equal(204, (await SignInAsync(first, someone.Login, FreshInstallation.Password, code)).Status);
        using var second = _there.NewVisitor();

        Assert.Equal(401, (await SignInAsync(second, someone.Login, FreshInstallation.Password, code)).Status);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        var someone = await EnrolledAsync();
        using var first = _there.NewVisitor();
        Assert.Equal(204, (await SignInAsync(first, someone.Login, FreshInstallation.Password, someone.Recovery)).Status);
        using var second = _there.NewVisitor();

        Assert.Equal(401, (await SignInAsync(second, someone.Login, FreshInstallation.Password, someone.Recovery)).Status);
    }

    [Fact]
    public async Task Whatever_is_wrong_the_answer_is_the_same()
    {
        var someone = await EnrolledAsync();
        using var visitor = _there.NewVisitor();
        var answers = new[]
        {
            await SignInAsync(visitor, "nobody-here", FreshInstallation.Password, "123456"),
            await SignInAsync(visitor, "!", "", ""),
            await SignInAsync(visitor, someone.Login, "not the password at all", FreshInstallation.Now(someone.Key, 1)),
            await SignInAsync(visitor, someone.Login, FreshInstallation.Password, "000000"),
        };

        Assert.Single(answers.Select(each => (each.Status, each.Body.GetProperty("code").GetString(), each.Body.GetProperty("detail").GetString())).Distinct());
        Assert.Equal(401, answers[0].Status);
    }

    [Fact]
    public async Task After_five_failures_the_right_answer_does_not_help_either()
    {
        var someone = await EnrolledAsync();
        using var visitor = _there.NewVisitor();
        for (var time = 0; time < 5; time++)
        {
            Assert.Equal(401, (await SignInAsync(visitor, someone.Login, "not the password at all", "123456")).Status);
        }

        Assert.Equal(401, (await SignInAsync(visitor, someone.Login, FreshInstallation.Password, FreshInstallation.Now(someone.Key, 1))).Status);
    }

    [Theory, InlineData("short", "password-length"), InlineData("passwordpassword", "password-guessable")]
    public async Task A_password_that_is_easily_guessed_is_refused(string password, string code)
    {
        using var visitor = _there.NewVisitor();
        var (status, body, _) = await FreshInstallation.EnrolAsync(visitor, await _there.InviteAsync("operator"), NewLogin(), password: password);

        Assert.Equal((400, code), (status, body.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Disabling_an_account_shuts_its_session_out_at_once()
    {
        var someone = await EnrolledAsync();
        Assert.Equal(200, (await someone.Visitor.GetAsync("/v1/me")).Status);
        Assert.Equal(204, (await _there.Administrator.PostAsync($"/v1/accounts/{await IdAsync(someone)}/disabling", new { })).Status);

        Assert.Equal(401, (await someone.Visitor.GetAsync("/v1/me")).Status);
        using var again = _there.NewVisitor();
        Assert.Equal(401, (await SignInAsync(again, someone.Login, FreshInstallation.Password, FreshInstallation.Now(someone.Key, 1))).Status);
    }

    [Fact]
    public async Task Other_roles_end_the_session_that_was_opened_with_the_former_ones()
    {
        var someone = await EnrolledAsync();
        var (status, _) = await _there.Administrator.SendAsync(
            HttpMethod.Put, $"/v1/accounts/{await IdAsync(someone)}/roles", new { roles = new[] { "supervisor" } });

        Assert.Equal((204, 401), (status, (await someone.Visitor.GetAsync("/v1/me")).Status));
    }

    [Fact]
    public async Task Whoever_is_no_administrator_looks_after_no_accounts()
    {
        var someone = await EnrolledAsync();

        Assert.Equal(403, (await someone.Visitor.GetAsync("/v1/accounts")).Status);
        Assert.Equal(403, (await someone.Visitor.PostAsync("/v1/accounts/invitations", new { name = "Bert", roles = new[] { "administrator" } })).Status);
    }

    [Fact]
    public async Task An_administrator_cannot_shut_itself_out()
    {
        var list = (await _there.Administrator.GetAsync("/v1/accounts")).Body.GetProperty("accounts").EnumerateArray();
        var own = list.Single(each => each.GetProperty("own").GetBoolean()).GetProperty("id").GetString();

        Assert.Equal(403, (await _there.Administrator.PostAsync($"/v1/accounts/{own}/disabling", new { })).Status);
    }

    [Fact]
    public async Task Somebody_sees_the_own_sessions_and_ends_the_others()
    {
        var someone = await EnrolledAsync();
        using var other = _there.NewVisitor();
        Assert.Equal(204, (await SignInAsync(other, someone.Login, FreshInstallation.Password, FreshInstallation.Now(someone.Key, 1))).Status);
        Assert.Equal(2, (await other.GetAsync("/v1/me/sign-in")).Body.GetProperty("sessions").GetArrayLength());
        Assert.Equal(204, (await other.SendAsync(HttpMethod.Delete, "/v1/me/sessions", null)).Status);

        Assert.Equal((200, 401), ((await other.GetAsync("/v1/me")).Status, (await someone.Visitor.GetAsync("/v1/me")).Status));
    }

    private static Task<(int Status, System.Text.Json.JsonElement Body)> SignInAsync(Visitor visitor, string login, string password, string code) =>
        visitor.PostAsync("/v1/sign-in/password", new { login, password, code });

    private static string NewLogin() => $"somebody-{Interlocked.Increment(ref s_number)}";

    private async Task<Person> EnrolledAsync()
    {
        var (visitor, login) = (_there.NewVisitor(), NewLogin());
        var (status, body, key) = await FreshInstallation.EnrolAsync(visitor, await _there.InviteAsync("operator", login), login);
        Assert.True(status == 200, $"{status} {body}");
        return new Person(visitor, login, key, body.GetProperty("recoveryCodes")[0].GetString()!);
    }

    private async Task<string> IdAsync(Person person) => (await _there.Administrator.GetAsync("/v1/accounts")).Body.GetProperty("accounts")
        .EnumerateArray().Single(each => each.GetProperty("name").GetString() == person.Login).GetProperty("id").GetString()!;

    private sealed record Person(Visitor Visitor, string Login, byte[] Key, string Recovery);
}
