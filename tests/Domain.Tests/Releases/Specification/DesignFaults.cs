using CsCheck;
using static LiveView.Domain.Tests.Releases.Specification.GateSpecification;

namespace LiveView.Domain.Tests.Releases.Specification;

/// <summary>Mistakes a design could have, each with the promise that catches it: a promise that catches nothing promises nothing.</summary>
internal static class DesignFaults
{
    public static readonly IReadOnlyDictionary<string, string> CaughtBy = new Dictionary<string, string>
    {
        ["a lease outlasts its grant"] = "LEASE-WITHIN-GRANT",
        ["a renewal forgets to look at the grant"] = "RENEWAL-NEEDS-RIGHT",
        ["a lease is given on asking"] = "ASK-NEEDS-RIGHT",
        ["a close forgets the joins"] = "CLOSED-IS-EMPTY",
        ["a close forgets the grants"] = "CLOSED-IS-EMPTY",
        ["leaving forgets the grants"] = "OUTSIDE-IS-EMPTY",
        ["a push is not looked at"] = "PUSH-ENDS",
        ["a push prolongs the lease"] = "PUSH-GIVES-NOTHING",
        ["a lost push is waited for"] = "LOST-PUSH-IS-BOUNDED",
        ["an edge remembers its leases over a restart"] = "RESTART-FORGETS",
        ["a withdrawal is not pushed"] = "SAFE",
        ["nobody is ever given a lease"] = "GRANTED-IS-NOT-REFUSED",
        ["a renewal is answered with nothing"] = "GRANTED-IS-RENEWED",
        ["a late push ends a newer lease"] = "GRANTED-IS-NOT-CUT-OFF",
        ["nothing is ever given"] = "GIVEN-RUNS",
        ["a confirmation is lost"] = "CONFIRMED-RUNS",
        ["the second person is skipped"] = "GIVEN-RUNS",
        ["a release confirms itself in time"] = "ONE-IS-NOT-ENOUGH",
    };

    public static Spec<World> With(Spec<World> spec) => spec
        .Fault("a lease outlasts its grant", Ask, (before, after) => after.Frames ? after with { Lease = Full(before) } : after)
        .Fault("a renewal forgets to look at the grant", Renew, (before, after) => after with { Lease = before.NewLease })
        .Fault("a lease is given on asking", Ask, (before, after) => after with { Lease = before.NewLease })
        .Fault("a close forgets the joins", Close, (before, after) => after with { Joined = before.Joined })
        .Fault("a close forgets the grants", Close, (before, after) => after with { Grant = before.Grant })
        .Fault("leaving forgets the grants", Leave, (before, after) => after with { Grant = before.Grant })
        .Fault("a push is not looked at", Deliver, (before, after) => after with { Lease = before.Lease })
        .Fault("a push prolongs the lease", Deliver, (before, after) => after.Frames ? after with { Lease = before.NewLease } : after)
        .Fault("a lost push is waited for", Tick, (before, after) =>
            before.Frames && before.Lost && after.Clock < World.GrantEnd ? after with { Lease = (byte)(after.Clock + 1) } : after)
        .Fault("an edge remembers its leases over a restart", Restart, (before, after) => after with { Lease = before.Lease })
        .Fault("a withdrawal is not pushed", Withdraw, (before, after) => after with { Push = before.Push })
        .Fault("nobody is ever given a lease", Ask, (_, after) => after with { Lease = 0 })
        .Fault("a renewal is answered with nothing", Renew, (_, after) => after with { Lease = 0 })
        .Fault("a late push ends a newer lease", DeliverLate, (_, after) => after with { Lease = 0 })
        .Fault("nothing is ever given", Give, (before, after) => after with { Grant = before.Grant })
        .Fault("a confirmation is lost", Confirm, (before, after) => after with { Grant = before.Grant })
        .Fault("the second person is skipped", Give, (_, after) =>
            after.Grant == Grant.Pending ? after with { Grant = Grant.Running } : after)
        .Fault("a release confirms itself in time", Tick, (before, after) =>
            before.Grant == Grant.None && after.Joined && after.Clock < World.GrantEnd ? after with { Grant = Grant.Running } : after);

    private static byte Full(World world) => (byte)(world.Clock + World.LeaseTicks);
}
