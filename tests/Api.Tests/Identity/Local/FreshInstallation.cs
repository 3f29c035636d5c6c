using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identity;

namespace LiveView.Api.Tests.Identity.Local;

/// <summary>An installation that nobody claimed yet, and people who claim it with a password and an authenticator.</summary>
public sealed class FreshInstallation : IAsyncLifetime
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public const string Password = "drie fietsen op zolder";

    public LiveServer Server { get; } = new(demo: false, claimed: false);

    public string CodeFile => Path.Combine(Server.DataDirectory, "set-up-code");

    public Task InitializeAsync() => Server.InitializeAsync();

    public Task DisposeAsync() => Server.DisposeAsync();

    internal Visitor NewVisitor() => new(Server.Http);

    internal string SetUpCode() => File.ReadAllText(CodeFile).Trim();

    /// <summary>Enrols with a password and a code; whoever succeeds is signed in.</summary>
    internal static async Task<(int Status, JsonElement Body, byte[] Key)> EnrolAsync(
        Visitor visitor, string code, string login, string? organisation = null, string password = Password)
    {
        var (status, offer) = await visitor.PostAsync("/v1/enrolment/start", new { code, login });
        if (status != 200)
        {
            return (status, offer, []);
        }

        var codeKey = offer.GetProperty("codeKey");
        var key = Base32(codeKey.GetProperty("text").GetString()!);
        var (finished, body) = await visitor.PostAsync("/v1/enrolment/finish", new
        {
            code,
            login,
            name = "Anna de Vries",
            organisation,
            password,
            codeKey = codeKey.GetProperty("state").GetString(),
            oneTimeCode = Now(key),
        });
        return (finished, body, key);
    }

    /// <summary>What the authenticator shows now, or some steps of 30 seconds later.</summary>
    internal static string Now(byte[] key, int later = 0) => TimeCode.Of(key, TimeCode.StepOf(TimeProvider.System.GetUtcNow()) + later);

    /// <summary>The key as the authenticator is told it.</summary>
    internal static string TextOf(byte[] key)
    {
        var bits = string.Concat(key.Select(each => Convert.ToString(each, 2).PadLeft(8, '0')));
        return string.Concat(bits.Chunk(5).Select(each => Letters[Convert.ToInt32(new string(each).PadRight(5, '0'), 2)]));
    }

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString(Letters.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(each => each.Length == 8).Select(each => Convert.ToByte(new string(each), 2))];
    }
}
