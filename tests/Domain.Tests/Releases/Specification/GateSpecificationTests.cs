using CsCheck;
using Xunit.Abstractions;

namespace LiveView.Domain.Tests.Releases.Specification;

public class GateSpecificationTests(ITestOutputHelper output)
{
    [Theory, InlineData(false), InlineData(true)]
    public void Every_promise_holds_in_every_state_the_world_can_come_to(bool secondPerson)
    {
        var report = GateSpecification.Of(secondPerson).Exhaustive(output.WriteLine);
        Assert.True(report.Closed);
        Assert.Empty(report.NeverFired);
        Assert.Empty(report.NeverTriggered);
        Assert.InRange(report.States, 500, 100_000);
    }

    [Fact]
    public void Every_mistake_in_the_design_is_caught_by_the_promise_it_breaks()
    {
        var report = DesignFaults.With(GateSpecification.Of(secondPerson: true)).Faults(output.WriteLine);
        Assert.Empty(report.Uncaught);
        Assert.Empty(report.Inconclusive);
        Assert.Empty(report.Unexercised);
        Assert.Equal(
            DesignFaults.CaughtBy.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}: {each.Value}"),
            DesignFaults.CaughtBy.Keys.Order(StringComparer.Ordinal).Select(fault => $"{fault}: {report.CaughtBy(fault)}"));
    }
}
