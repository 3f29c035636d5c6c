using System.Security.Cryptography;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Domain.Rights;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Machines;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Machines;

/// <summary>A device enrols once, by the code of its machine, and the organisation's log says so.</summary>
[Collection(ClusterCollection.Name)]
public class MachineEnrolmentTests(TestCluster cluster)
{
    private static readonly MachineId s_machine = MachineId.Parse("m1");
    private static readonly string s_key = new('3', 64);
    private static readonly string s_certificate = new('a', 64);

    [Fact]
    public async Task A_device_with_the_right_code_is_known_by_its_certificate_also_after_the_silo_was_lost()
    {
        var (scene, machines, code) = await EnrollingAsync();
        using var acting = Caller.System("test").Use();
        Assert.Equal(scene.Centre.Id, (await machines.ShowCode(s_machine, code.Hash))?.Organisation.Id);

        Assert.Null((await machines.Enrol(Device(code))).Refusal);
        await cluster.RestartAsync(machines);
        Assert.Equal(s_machine, (await machines.ByCertificate(s_certificate))?.Machine);
        Assert.Equal("code-used", (await machines.Enrol(Device(code) with { Key = new string('4', 64) })).Refusal?.Code);
        Assert.Equal(["machine-added", "machine-enrolled"], Kinds(scene));
    }

    [Fact]
    public async Task Wrong_codes_are_counted_and_written_down_and_after_ten_the_right_one_is_worth_nothing_whoever_starts_anew()
    {
        var (scene, machines, code) = await EnrollingAsync();
        using var acting = Caller.System("test").Use();
        for (var time = 0; time < MachineEnrolment.MostFailures + 5; time++)
        {
            Assert.Null(await machines.ShowCode(s_machine, NewCode().Hash));
        }

        await cluster.RestartAsync(machines);
        Assert.Null(await machines.ShowCode(s_machine, code.Hash));
        Assert.Equal("code-unknown", (await machines.Enrol(Device(code))).Refusal?.Code);
        Assert.Equal(["machine-added", .. Enumerable.Repeat("machine-code-refused", MachineEnrolment.MostFailures)], Kinds(scene));
    }

    [Fact]
    public async Task While_the_log_is_away_wrong_codes_are_counted_all_the_same_and_nothing_is_enrolled()
    {
        var (_, machines, code) = await EnrollingAsync();
        using var acting = Caller.System("test").Use();
        using (cluster.Log.Away())
        {
            await Assert.ThrowsAsync<EventLogUnavailableException>(() => machines.Enrol(Device(code)));
            for (var time = 0; time < MachineEnrolment.MostFailures; time++)
            {
                Assert.Null(await machines.ShowCode(s_machine, NewCode().Hash));
            }

            Assert.Null(await machines.ShowCode(s_machine, code.Hash));
        }

        Assert.Null(await machines.ByCertificate(s_certificate));
    }

    [Fact]
    public async Task An_administrator_sees_until_when_a_code_can_be_used_and_gives_another_for_one_that_was_lost()
    {
        var (scene, machines, code) = await EnrollingAsync();
        var admin = Administrator(scene.Centre);
        using (Caller.Of(admin).Use())
        {
            Assert.True((await machines.List()).Single().EnrolmentUntil > cluster.Now);
            var another = NewCode();
            Assert.Null((await machines.BeginEnrolment(new Order<MachineCommand.BeginEnrolment>(
                admin, new MachineCommand.BeginEnrolment(s_machine, Kept(another))))).Refusal);
            using var acting = Caller.System("test").Use();
            Assert.Null(await machines.ShowCode(s_machine, code.Hash));
            Assert.Null((await machines.Enrol(Device(another))).Refusal);
        }

        using (Caller.Of(admin).Use())
        {
            Assert.Null((await machines.List()).Single().EnrolmentUntil);
        }

        Assert.Equal(["machine-added", "machine-enrolment-begun", "machine-code-refused", "machine-enrolled"], Kinds(scene));
    }

    [Fact]
    public async Task After_a_day_a_code_is_worth_nothing()
    {
        var (_, machines, code) = await EnrollingAsync();
        cluster.Time.Advance(MachineEnrolment.Lifetime);
        using var acting = Caller.System("test").Use();
        Assert.Null(await machines.ShowCode(s_machine, code.Hash));
    }

    [Fact]
    public async Task Nobody_in_person_shows_a_code_or_enrols_a_device()
    {
        var (scene, machines, code) = await EnrollingAsync();
        using var acting = Caller.Of(Administrator(scene.Centre)).Use();
        await Assert.ThrowsAsync<CallRefusedException>(() => machines.ShowCode(s_machine, code.Hash));
        await Assert.ThrowsAsync<CallRefusedException>(() => machines.Enrol(Device(code)));
    }

    private async Task<(Scene Scene, IMachinesGrain Machines, EnrolmentCode Code)> EnrollingAsync()
    {
        var scene = await Scene.SetAsync(cluster);
        var (machines, code, admin) = (cluster.Client.GetGrain<IMachinesGrain>(GrainKeys.Machines(scene.Centre.Id)), NewCode(), Administrator(scene.Centre));
        using var acting = Caller.Of(admin).Use();
        var added = await machines.Add(new Order<MachineCommand.Add>(
            admin, new MachineCommand.Add(s_machine, "Telefoon", [MachineScope.PositionsFollow], null, null) { Enrolment = Kept(code) }));
        Assert.Null(added.Refusal);
        return (scene, machines, code);
    }

    private MachineEnrolment Kept(EnrolmentCode code) => new(code.Hash, cluster.Now + MachineEnrolment.Lifetime);

    private string[] Kinds(Scene scene) =>
        [.. cluster.Log.Lines(GrainKeys.Rights(scene.Centre.Id)).Select(line => RightsChangeFormat.Read(line)).Where(change => change.Subject == s_machine.Value)
            .Select(change => RightsChangeFormat.TypeOf(change.Kind))];

    private static DeviceEnrolment Device(EnrolmentCode code) => new(s_machine, code.Hash, s_key, s_certificate);

    private static EnrolmentCode NewCode() => EnrolmentCode.Of(RandomNumberGenerator.GetBytes(EnrolmentCode.Bytes));

    private static Actor Administrator(Organisation organisation) => new(
        PersonId.Parse("ad"), organisation.Id, organisation.Kind, PersonRole.Administrator, SignInStrength.TwoFactors);
}
