using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Machines;

namespace LiveView.Domain.Tests.Machines;

/// <summary>The machines of an organisation: what an administrator does with them, and what ends by it.</summary>
public class MachineParkTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly MachineId s_id = MachineId.Parse("m1");
    private static readonly string s_certificate = new('a', 64);
    private static readonly string s_nextCertificate = new('b', 64);

    [Fact]
    public void A_machine_is_added_with_a_secret()
    {
        var machine = Known(Park(Add()));

        Assert.Equal(("Ontvanger", 1, false), (machine.Name, machine.Epoch, machine.Disabled));
        Assert.Equal(["s1"], machine.Secrets.Select(each => each.Id));
        Assert.Equal(MachineScope.AlarmsWrite, Assert.Single(machine.Scopes));
    }

    [Theory]
    [InlineData("", "bad-name")]
    [InlineData("  ", "bad-name")]
    [InlineData("a\nb", "bad-name")]
    public void A_machine_needs_a_name(string name, string code) => Assert.Equal(code, Refusal(MachinePark.Empty, Add() with { Name = name }));

    [Fact]
    public void A_machine_needs_a_scope() => Assert.Equal("no-scope", Refusal(MachinePark.Empty, Add() with { Scopes = [] }));

    [Fact]
    public void A_machine_proves_itself_in_one_way()
    {
        Assert.Equal("secret-or-certificate", Refusal(MachinePark.Empty, Add() with { Secret = null }));
        Assert.Equal("secret-or-certificate", Refusal(MachinePark.Empty, Add() with { Certificate = s_certificate }));
        Assert.Equal("bad-certificate", Refusal(MachinePark.Empty, Add() with { Secret = null, Certificate = "AB" }));
    }

    [Fact]
    public void There_are_two_secrets_at_most_and_the_oldest_gives_way()
    {
        var two = Park(Add(), new MachineCommand.AddSecret(s_id, Secret("s2")));
        Assert.Equal(["s1", "s2"], Known(two).Secrets.Select(each => each.Id));
        Assert.Equal(1, Known(two).Epoch);

        var three = After(two, new MachineCommand.AddSecret(s_id, Secret("s3")));
        Assert.Equal(["s2", "s3"], Known(three).Secrets.Select(each => each.Id));
        Assert.Equal(2, Known(three).Epoch);
    }

    [Fact]
    public void A_secret_that_is_taken_away_ends_the_tokens()
    {
        var park = Park(Add(), new MachineCommand.AddSecret(s_id, Secret("s2")), new MachineCommand.DropSecret(s_id, "s1"));
        Assert.Equal(["s2"], Known(park).Secrets.Select(each => each.Id));
        Assert.Equal(2, Known(park).Epoch);
    }

    [Fact]
    public void A_certificate_makes_secrets_end()
    {
        var park = Park(Add(), new MachineCommand.AddCertificate(s_id, s_certificate));
        Assert.Empty(Known(park).Secrets);
        Assert.Equal(2, Known(park).Epoch);
        Assert.Equal("has-certificate", Refusal(park, new MachineCommand.AddSecret(s_id, Secret("s2"))));

        var next = After(park, new MachineCommand.AddCertificate(s_id, s_nextCertificate));
        Assert.Equal([s_certificate, s_nextCertificate], Known(next).Certificates);
        Assert.Equal(2, Known(next).Epoch);
    }

    [Fact]
    public void A_certificate_is_of_one_machine_so_that_what_was_taken_away_does_not_come_back_under_another_name()
    {
        var park = Park(Add(), new MachineCommand.AddCertificate(s_id, s_certificate), new MachineCommand.Disable(s_id));
        var other = MachineId.Parse("m9999");
        Assert.Equal("certificate-taken", Refusal(park, Add() with { Id = other, Secret = null, Certificate = s_certificate }));
        Assert.Equal("certificate-taken", Refusal(After(park, Add() with { Id = other }), new MachineCommand.AddCertificate(other, s_certificate)));
        Assert.Null(Refusal(park, Add() with { Id = other, Secret = null, Certificate = s_nextCertificate }));
    }

    [Fact]
    public void Disabled_and_enabled_again_does_not_bring_old_tokens_back()
    {
        var disabled = Park(Add(), new MachineCommand.Disable(s_id));
        Assert.True(Known(disabled).Disabled);

        var enabled = After(disabled, new MachineCommand.Enable(s_id));
        Assert.False(Known(enabled).Disabled);
        Assert.Equal(2, Known(enabled).Epoch);
    }

    [Fact]
    public void What_is_said_twice_happens_once()
    {
        var park = Park(Add(), new MachineCommand.Disable(s_id));
        Assert.Empty(park.Decide(new MachineCommand.Disable(s_id)).Events);
        Assert.Empty(park.Decide(Add()).Events);
        Assert.Empty(park.Decide(new MachineCommand.DropSecret(s_id, "unknown")).Events);
    }

    [Fact]
    public void A_machine_of_another_organisation_is_not_found() =>
        Assert.Equal("not-found", Refusal(MachinePark.Empty, new MachineCommand.Disable(s_id)));

    [Fact]
    public void An_organisation_does_not_have_machines_without_end()
    {
        var park = Enumerable.Range(0, MachinePark.MostMachines)
            .Aggregate(MachinePark.Empty, (so, i) => After(so, Add() with { Id = MachineId.Parse($"n{i}") }));
        Assert.Equal("too-many-machines", Refusal(park, Add()));
    }

    [Fact]
    public void What_is_stored_comes_back_the_same()
    {
        var park = Park(Add(), new MachineCommand.AddSecret(s_id, Secret("s2")), new MachineCommand.Disable(s_id));
        var back = JsonSerializer.Deserialize<MachinePark>(JsonSerializer.Serialize(park, LogJson.Options), LogJson.Options)!;

        Assert.Equal(JsonSerializer.Serialize(park, LogJson.Options), JsonSerializer.Serialize(back, LogJson.Options));
        Assert.Equal(2, Known(back).Secrets.Count);
        Assert.Equal(2, Known(back).Epoch);
    }

    [Theory]
    [InlineData("pac-veilig.m1", "pac-veilig", "m1")]
    [InlineData("a.b.m1", "a.b", "m1")]
    public void A_client_id_names_organisation_and_machine(string text, string organisation, string machine)
    {
        var id = MachineClientId.Find(text);
        Assert.Equal((organisation, machine, text), (id?.Organisation.Value, id?.Machine.Value, id?.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("constructor")]
    [InlineData("__proto__")]
    [InlineData(".m1")]
    [InlineData("a.")]
    [InlineData("a/b.m1")]
    [InlineData("..m1")]
    public void Whatever_is_no_client_id_names_nobody(string? text) => Assert.Null(MachineClientId.Find(text));

    [Fact]
    public void Every_scope_has_a_name_that_leads_back_to_it() => Assert.All(
        Enum.GetValues<MachineScope>(), scope => Assert.Equal(scope, MachineScopeNames.Find(scope.Name())));

    private static MachineCommand.Add Add() => new(s_id, "Ontvanger", [MachineScope.AlarmsWrite], Secret("s1"), null);

    private static MachineSecret Secret(string id) => new(id, "aGFzaA==", "c2FsdA==", 1000, s_now);

    private static MachinePark Park(params MachineCommand[] commands) => commands.Aggregate(MachinePark.Empty, After);

    private static MachinePark After(MachinePark park, MachineCommand command)
    {
        var decision = park.Decide(command);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(park, (so, e) => so.Evolve(e, s_now));
    }

    private static Machine Known(MachinePark park) => park.Find(s_id)!;

    private static string? Refusal(MachinePark park, MachineCommand command) => park.Decide(command).Refusal?.Code;
}
