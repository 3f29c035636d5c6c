using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Machines;

namespace LiveView.Domain.Tests.Machines;

/// <summary>The life of the code by which a device gets its certificate.</summary>
public class MachineEnrolmentTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly MachineId s_id = MachineId.Parse("m1");
    private static readonly string s_code = new('1', 64);
    private static readonly string s_other = new('2', 64);
    private static readonly string s_key = new('3', 64);
    private static readonly string s_otherKey = new('4', 64);
    private static readonly string s_first = new('a', 64);
    private static readonly string s_second = new('b', 64);
    private static readonly string s_third = new('c', 64);

    [Fact]
    public void A_device_that_shows_its_code_gets_its_certificate_registered()
    {
        var machine = Known(After(Enrolling(), s_now, Enrol(s_first)));

        Assert.Equal([s_first], machine.Certificates);
        Assert.Empty(machine.Secrets);
        Assert.Equal(s_key, machine.Enrolment!.Key);
    }

    [Fact]
    public void A_code_is_good_for_one_key() => Assert.Equal("code-used", Refusal(After(Enrolling(), s_now, Enrol(s_first)), Enrol(s_second) with { Key = s_otherKey }));

    [Fact]
    public void The_same_key_is_certified_again_when_the_answer_was_lost_and_the_answer_may_have_come_after_all()
    {
        var twice = After(After(Enrolling(), s_now, Enrol(s_first)), s_now, Enrol(s_second));
        Assert.Equal([s_first, s_second], Known(twice).Certificates);

        var thrice = After(twice, s_now, Enrol(s_third));
        Assert.Equal([s_second, s_third], Known(thrice).Certificates);
    }

    [Fact]
    public void A_used_code_fits_for_ten_minutes_more_even_when_it_was_used_in_its_last_second_and_using_it_again_prolongs_nothing()
    {
        var atLast = s_now + MachineEnrolment.Lifetime - TimeSpan.FromSeconds(1);
        var used = After(Enrolling(), atLast, Enrol(s_first, atLast));
        Assert.Null(Refusal(used, Enrol(s_second, atLast + TimeSpan.FromMinutes(9))));

        var again = After(used, atLast + TimeSpan.FromMinutes(9), Enrol(s_second, atLast + TimeSpan.FromMinutes(9)));
        Assert.Equal("code-unknown", Refusal(again, Enrol(s_third, atLast + TimeSpan.FromMinutes(10))));
    }

    [Fact]
    public void After_a_day_a_code_is_worth_nothing()
    {
        Assert.Null(Refusal(Enrolling(), Enrol(s_first, s_now + TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1))));
        Assert.Equal("code-unknown", Refusal(Enrolling(), Enrol(s_first, s_now + TimeSpan.FromHours(24))));
    }

    [Fact]
    public void After_ten_wrong_codes_the_right_one_is_worth_nothing_and_nothing_more_is_counted()
    {
        var nine = Enumerable.Repeat(Show(s_other), MachineEnrolment.MostFailures - 1).Aggregate(Enrolling(), (so, wrong) => After(so, s_now, wrong));
        Assert.Null(Refusal(nine, Enrol(s_first)));

        var ten = After(nine, s_now, Show(s_other));
        Assert.Equal("code-unknown", Refusal(ten, Enrol(s_first)));
        Assert.Empty(ten.Decide(Show(s_other)).Events);
    }

    [Fact]
    public void The_right_code_is_not_counted_and_one_that_is_over_neither()
    {
        Assert.Empty(Enrolling().Decide(Show(s_code)).Events);
        Assert.Empty(Enrolling().Decide(new MachineCommand.ShowCode(s_id, s_other, s_now + MachineEnrolment.Lifetime)).Events);
    }

    [Fact]
    public void A_new_code_makes_the_former_worth_nothing_and_its_tries_are_its_own()
    {
        var tried = After(Enrolling(), s_now, Show(s_code[..63] + "9"));
        var renewed = After(tried, s_now, new MachineCommand.BeginEnrolment(s_id, Code(s_other)));

        Assert.Equal(0, Known(renewed).Enrolment!.Failures);
        Assert.Equal("code-unknown", Refusal(renewed, Enrol(s_first)));
        Assert.Null(Refusal(renewed, Enrol(s_first) with { Code = s_other }));
    }

    [Fact]
    public void A_device_that_is_replaced_ends_with_the_enrolment_of_the_next()
    {
        var first = After(Enrolling(), s_now, Enrol(s_first));
        var waiting = After(first, s_now, new MachineCommand.BeginEnrolment(s_id, Code(s_other)));
        Assert.Equal([s_first], Known(waiting).Certificates);

        var next = Known(After(waiting, s_now, Enrol(s_second) with { Code = s_other, Key = s_otherKey }));
        Assert.Equal([s_second], next.Certificates);
        Assert.True(next.Epoch > Known(waiting).Epoch);
    }

    [Fact]
    public void A_machine_without_access_does_not_enrol_and_its_code_does_not_come_back_with_the_access()
    {
        var disabled = After(Enrolling(), s_now, new MachineCommand.Disable(s_id));
        Assert.Equal("code-unknown", Refusal(disabled, Enrol(s_first)));
        Assert.Equal("machine-disabled", Refusal(disabled, new MachineCommand.BeginEnrolment(s_id, Code(s_other))));
        Assert.Equal("code-unknown", Refusal(After(disabled, s_now, new MachineCommand.Enable(s_id)), Enrol(s_first)));
    }

    [Fact]
    public void What_enrols_by_a_code_may_follow_and_nothing_else()
    {
        Assert.Equal("enrols-to-follow", Refusal(MachinePark.Empty, Add() with { Scopes = [MachineScope.PositionsFollow, MachineScope.AlarmsWrite] }));
        var receiver = After(MachinePark.Empty, s_now, new MachineCommand.Add(
            s_id, "Ontvanger", [MachineScope.AlarmsWrite], new MachineSecret("s1", "aGFzaA==", "c2FsdA==", 1000, s_now), null));
        Assert.Equal("enrols-to-follow", Refusal(receiver, new MachineCommand.BeginEnrolment(s_id, Code(s_code))));
    }

    [Fact]
    public void A_machine_enrols_or_has_something_that_proves_it() =>
        Assert.Equal("secret-or-certificate", Refusal(MachinePark.Empty, Add() with { Certificate = s_first }));

    [Fact]
    public void A_certificate_of_another_machine_is_not_registered_twice()
    {
        var both = After(Enrolling(), s_now, new MachineCommand.Add(MachineId.Parse("m2"), "Ander", [MachineScope.PositionsFollow], null, s_first));
        Assert.Equal("certificate-taken", Refusal(both, Enrol(s_first)));
        Assert.Equal("bad-certificate", Refusal(both, Enrol("AB")));
    }

    [Fact]
    public void What_is_said_twice_happens_once()
    {
        var enrolled = After(Enrolling(), s_now, Enrol(s_first));
        Assert.Empty(enrolled.Decide(Enrol(s_first)).Events);
        Assert.Empty(Enrolling().Decide(new MachineCommand.BeginEnrolment(s_id, Code(s_code))).Events);
    }

    [Fact]
    public void What_is_stored_comes_back_the_same()
    {
        var park = After(After(Enrolling(), s_now, Show(s_other)), s_now, Enrol(s_first));
        var back = JsonSerializer.Deserialize<MachinePark>(JsonSerializer.Serialize(park, LogJson.Options), LogJson.Options)!;

        Assert.Equal(Known(park).Enrolment, Known(back).Enrolment);
        Assert.Equal((1, s_key, s_now + MachineEnrolment.Grace), (Known(back).Enrolment!.Failures, Known(back).Enrolment!.Key, Known(back).Enrolment!.Until));
    }

    private static MachineCommand.Add Add() => new(s_id, "Telefoon", [MachineScope.PositionsFollow], null, null) { Enrolment = Code(s_code) };

    private static MachineEnrolment Code(string code) => new(code, s_now + MachineEnrolment.Lifetime);

    private static MachineCommand.ShowCode Show(string code) => new(s_id, code, s_now);

    private static MachineCommand.Enrol Enrol(string certificate, DateTimeOffset? at = null) => new(s_id, s_code, s_key, certificate, at ?? s_now);

    private static MachinePark Enrolling() => After(MachinePark.Empty, s_now, Add());

    private static MachinePark After(MachinePark park, DateTimeOffset at, MachineCommand command)
    {
        var decision = park.Decide(command);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(park, (so, e) => so.Evolve(e, at));
    }

    private static Machine Known(MachinePark park) => park.Find(s_id)!;

    private static string? Refusal(MachinePark park, MachineCommand command) => park.Decide(command).Refusal?.Code;
}
