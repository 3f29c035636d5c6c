using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveView.Api.Tests.Doors;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tests.Identity.Local;
using LiveView.EndToEnd.Tests.Secrets;

namespace LiveView.Api.Tests.Secrets;

/// <summary>
/// Everything that lets somebody in, handed out once as it should be, and then looked for everywhere else: in answers, addresses, logs,
/// traces, arguments, an export, and in what is stored.
/// </summary>
public sealed class SecretsAtTheDoorsTests : IAsyncLifetime
{
    private static readonly string[] s_kinds =
    [
        "set-up-code", "password", "one-time-code-key", "recovery-code", "invitation-code", "session-cookie", "machine-secret", "machine-token", "device-code",
        "machine-signing-key", "machine-encryption-key", "data-protection-key",
    ];

    private readonly PlantedSecrets _secrets = new();
    private readonly Overheard _overheard = new();
    private readonly LiveServer _server;

    public SecretsAtTheDoorsTests() => _server = new LiveServer(demo: false, claimed: false) { Built = _overheard.Hear };

    public Task InitializeAsync() => _server.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _overheard.Dispose();
    }

    [Fact]
    public async Task What_lets_somebody_in_turns_up_nowhere_but_where_it_was_handed_out()
    {
        using var administrator = Watched();
        using var officer = Watched();
        var setUpCode = (await File.ReadAllTextAsync(Path.Combine(_server.DataDirectory, "set-up-code"))).Trim();
        _secrets.Add("set-up-code", setUpCode);
        await EnrolAsync(administrator, setUpCode, "administrator-1", "pac-veilig");
        var (_, invited) = await administrator.PostAsync("/v1/accounts/invitations", new { name = "Fien", roles = new[] { "privacyOfficer" } });
        _secrets.Add("invitation-code", invited.GetProperty("code").GetString()!);
        await administrator.GetAsync("/v1/accounts/invitations");
        await EnrolAsync(officer, invited.GetProperty("code").GetString()!, "fien-de-fg");
        await UseMachineAsync(administrator);
        var incident = await IncidentAsync(officer);
        await KnockEverywhereAsync(incident, administrator, officer);
        await ExportAsync(officer, incident);

        foreach (var key in Directory.EnumerateFiles(_server.DataDirectory, "*", SearchOption.AllDirectories).Where(IsKey))
        {
            PlantKey(key);
        }

        await _overheard.SearchAsync(_secrets);
        foreach (var process in Simulation.Processes.ProcessTree.Descendants(Environment.ProcessId).Append(Environment.ProcessId))
        {
            _secrets.Search("the arguments of a process", ArgumentsOf(process));
        }

        foreach (var file in Directory.EnumerateFiles(_server.DataDirectory, "*", SearchOption.AllDirectories).Where(file => !IsKey(file)))
        {
            _secrets.Search($"what is stored in {Path.GetFileName(file)}", await StoredAsync(file));
        }

        Assert.True(_secrets.SeesWhatIsThere());
        Assert.Empty(s_kinds.Except(_secrets.Names.Select(name => name.Split(' ')[0])));
        Assert.NotEqual((0, 0), (_overheard.Lines, _overheard.Spans));
        Assert.Equal([], _secrets.Found.Distinct());
    }

    private Visitor Watched() => new(_server.Http) { Answered = (path, text) => _secrets.Search($"the answer to {path}", text) };

    private async Task EnrolAsync(Visitor visitor, string code, string login, string? organisation = null)
    {
        var password = $"drie fietsen op {login} in {Guid.NewGuid():N}";
        _secrets.Add($"password {login}", password);
        var (status, body, key) = await FreshInstallation.EnrolAsync(visitor, code, login, organisation, password);
        Assert.True(status == 200, $"{status} {body}");
        _secrets.Add($"one-time-code-key {login}", FreshInstallation.TextOf(key));
        foreach (var recovery in body.GetProperty("recoveryCodes").EnumerateArray().Select((each, number) => (Code: each.GetString()!, number)))
        {
            _secrets.Add($"recovery-code {login} {recovery.number}", recovery.Code);
        }

        _secrets.Add($"session-cookie {login}", visitor.Cookie![(visitor.Cookie!.IndexOf('=', StringComparison.Ordinal) + 1)..]);
    }

    private async Task UseMachineAsync(Visitor administrator)
    {
        var (_, made) = await administrator.PostAsync("/v1/machines", new { name = "Ontvanger", scopes = new[] { "alarms.write" } });
        var (client, secret) = (made.GetProperty("clientId").GetString()!, made.GetProperty("secret").GetString()!);
        _secrets.Add("machine-secret", secret);
        var (_, device) = await administrator.PostAsync("/v1/machines", new { name = "Telefoon", scopes = new[] { "positions.follow" }, enrol = true });
        _secrets.Add("device-code", device.GetProperty("enrolmentCode").GetString()!);
        await administrator.GetAsync("/v1/machines");
        using var machine = new HttpClient { BaseAddress = _server.Http };
        machine.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client}:{secret}")));
        using var answer = await machine.PostAsync("/v1/token", new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]));
        var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("access_token").GetString()!;
        _secrets.Add("machine-token", token);
        machine.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var alarm = new StringContent($$"""{"id":"a-1","account":"{{Town.Account(1)}}","code":"HA"}""", Encoding.UTF8, "application/json");
        using var taken = await machine.PostAsync("/v1/alarms", alarm);
        Assert.Equal(201, (int)taken.StatusCode);
        _secrets.Search("the answer to an alarm", await taken.Content.ReadAsStringAsync());
    }

    private static async Task<string> IncidentAsync(Visitor operatorOfTheCentre)
    {
        var id = "";
        await Simulation.Patience.UntilAsync("an incident at the desk", TimeSpan.FromSeconds(30), async () =>
        {
            var (_, desk) = await operatorOfTheCentre.GetAsync("/v1/desk");
            id = desk.GetProperty("incidents").EnumerateArray().Select(each => each.GetProperty("id").GetString()).FirstOrDefault() ?? "";
            return id != "";
        });
        return id;
    }

    /// <summary>At every door that only tells.</summary>
    private static async Task KnockEverywhereAsync(string incident, params Visitor[] visitors)
    {
        foreach (var row in AccessMatrix.Rows.Where(row => row.Route.StartsWith("GET ", StringComparison.Ordinal)))
        {
            using var request = row.Knock(incident, Town.Camera(1));
            foreach (var visitor in visitors)
            {
                await visitor.DownloadAsync(request.RequestUri!.OriginalString);
            }
        }
    }

    private async Task ExportAsync(Visitor officer, string incident)
    {
        var (status, bytes) = await officer.DownloadAsync(
            $"/v1/incidents/{incident}/exports", new { recipient = "OM", reason = "Strafzaak.", legalBasis = "Vordering." });
        Assert.True(status == 200, Encoding.UTF8.GetString(bytes));
        await using var bundle = new ZipArchive(new MemoryStream(bytes));
        Assert.NotEmpty(bundle.Entries);
        foreach (var entry in bundle.Entries)
        {
            await using var content = await entry.OpenAsync();
            using var reader = new StreamReader(content, Encoding.Latin1);
            _secrets.Search($"{entry.FullName} of an export", await reader.ReadToEndAsync());
        }
    }

    /// <summary>The files in which keys belong.</summary>
    private static bool IsKey(string file) => Path.GetExtension(file) is ".xml" or ".key" or ".pem" or ".p12" or ".pfx";

    private void PlantKey(string file)
    {
        var text = File.ReadAllText(file);
        var name = Path.GetFileName(file) switch
        {
            "signing.pem" => "machine-signing-key",
            "encryption.key" => "machine-encryption-key",
            var other => Path.GetExtension(other) == ".xml" ? $"data-protection-key {other}" : $"key {other}",
        };
        if (text.Contains("<value>", StringComparison.Ordinal))
        {
            _secrets.Add(name, text.Split("<value>")[1].Split("</value>")[0]);
        }
        else if (!text.Contains("-----BEGIN", StringComparison.Ordinal))
        {
            _secrets.Add(name, text.Trim());
        }
        else if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            // The second line of it: the first tells only which curve it is.
            var fields = PemEncoding.Find(text);
            _secrets.Add(name, text[fields.Base64Data].Split('\n')[1].Trim());
        }
    }

    /// <summary>By a program that minds no lock: the server has its files open.</summary>
    private static async Task<string> StoredAsync(string file)
    {
        var start = new ProcessStartInfo("cat") { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.Latin1 };
        start.ArgumentList.Add(file);
        using var reading = Process.Start(start)!;
        var text = await reading.StandardOutput.ReadToEndAsync();
        await reading.WaitForExitAsync();
        Assert.Equal(0, reading.ExitCode);
        return text;
    }

    private static string ArgumentsOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return "";
        }
    }
}
