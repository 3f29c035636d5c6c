using CsCheck;
using LiveView.Domain.Tests.Releases.Specification;
using Xunit.Abstractions;

namespace LiveView.Api.Tests.Gate.Specification;

/// <summary>The rules, the decision and the lease as they are do on every transition of the specification what it says.</summary>
public class ConformanceTests(ITestOutputHelper output)
{
    [Theory, InlineData(false), InlineData(true)]
    public void The_real_gate_takes_every_transition_of_the_specification(bool secondPerson)
    {
        var report = GateSpecification.Of(secondPerson)
            .ConformExhaustive(() => new GateInReality(secondPerson), (gate, step) => gate.Take(step), output.WriteLine);
        Assert.True(report.Closed);
        Assert.Equal((report.States, report.Transitions), (report.ConformedStates, report.ConformedTransitions));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Whatever_the_way_there_was_it_goes_on_as_the_specification_says(bool secondPerson) => GateSpecification.Of(secondPerson)
        .Conform(() => new GateInReality(secondPerson), (gate, step) => gate.Take(step), output.WriteLine, minSteps: 1, maxSteps: 60, iter: 2_000);
}
