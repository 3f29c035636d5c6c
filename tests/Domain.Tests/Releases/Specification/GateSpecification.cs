using CsCheck;

namespace LiveView.Domain.Tests.Releases.Specification;

/// <summary>
/// What the gate promises over time, as a machine small enough to visit every state: releases, joins, leases, pushes that come, are
/// overtaken or are lost, an edge that restarts, and a clock.
/// </summary>
internal static class GateSpecification
{
    public const string Join = nameof(Join);
    public const string Leave = nameof(Leave);
    public const string Give = nameof(Give);
    public const string Confirm = nameof(Confirm);
    public const string Withdraw = nameof(Withdraw);
    public const string Close = nameof(Close);
    public const string Ask = nameof(Ask);
    public const string Renew = nameof(Renew);
    public const string Deliver = nameof(Deliver);
    public const string Lose = nameof(Lose);
    public const string DeliverLate = nameof(DeliverLate);
    public const string Restart = nameof(Restart);
    public const string Tick = nameof(Tick);

    /// <summary>The specification.</summary>
    /// <param name="secondPerson">Whether the source policy asks for a second person.</param>
    public static Spec<World> Of(bool secondPerson)
    {
        var spec = Spec.From(World.Start)
            .Action(Join, world => world.Join(), weight: 15)
            .Action(Leave, world => world.Leave(), weight: 2)
            .Action(Give, world => world.Give(secondPerson), weight: 15)
            .Action(Confirm, world => world.Confirm(), weight: 15)
            .Action(Withdraw, world => world.Withdraw(), weight: 5)
            .Action(Close, world => world.Close(), weight: 1)
            .Action(Ask, world => !world.Frames, world => world.Ask(), weight: 20)
            .Action(Renew, world => world.Frames, world => world.Renew(), weight: 20)
            .Action(Deliver, world => world.Push, world => world.Deliver(), weight: 10)
            .Action(Lose, world => world.Push, world => world.Lose(), weight: 10)
            .Action(DeliverLate, world => world.Late != Late.None, world => world.DeliverLate(), weight: 5)
            .Action(Restart, world => world.Restart(), weight: 1)
            .Action(Tick, world => !world.Push && world.Clock < World.LastTick, world => world.Tick(), weight: 20);
        Safety(spec);
        Liveness(spec, secondPerson);
        Witnesses(spec, secondPerson);
        return spec;
    }

    private static void Safety(Spec<World> spec) => spec
        .Invariant("LEASE-WITHIN-GRANT", "No lease is longer than its grant, nor than a lease.",
            world => world.Lease <= World.GrantEnd && world.Lease <= world.Clock + World.LeaseTicks)
        .Invariant("CLOSED-IS-EMPTY", "Grants and joins never survive a close.",
            world => world.Open || (!world.Joined && world.Grant == Grant.None))
        .Invariant("OUTSIDE-IS-EMPTY", "Who takes no part has no grant.", world => world.Joined || world.Grant == Grant.None)
        .Rule("ASK-NEEDS-RIGHT", "No lease is given without a grant, a join and an open incident.",
            on: Ask, when: (before, _) => !before.Right, then: (_, after) => !after.Frames)
        .Rule("RENEWAL-NEEDS-RIGHT", "No lease is renewed without a grant, a join and an open incident.",
            on: Renew, when: (before, _) => !before.Right, then: (_, after) => !after.Frames)
        .Rule("PUSH-ENDS", "A push that denies ends the lease.",
            on: Deliver, when: (before, _) => !before.Right, then: (_, after) => !after.Frames)
        .Rule("PUSH-GIVES-NOTHING", "A push never prolongs a lease.",
            on: Deliver, then: (before, after) => after.Lease <= before.Lease)
        .Rule("RESTART-FORGETS", "An edge that restarts has no lease.", on: Restart, then: (_, after) => !after.Frames)
        .Response("LOST-PUSH-IS-BOUNDED", "When the push is lost the frames stop within a lease all the same.",
            trigger: (before, after) => before.Right && !after.Right && after.Frames,
            response: (_, after) => !after.Frames || after.Right, within: World.LeaseTicks, per: Tick)
        .Invariant("SAFE", "No frame leaves outside a granted interval, but while a push is under way, or for a lease when it is lost.",
            world => !world.Frames || world.Right || world.Push || (world.Lost && world.SinceEnd < World.LeaseTicks));

    private static void Liveness(Spec<World> spec, bool secondPerson)
    {
        spec
            .Rule("GRANTED-IS-NOT-REFUSED", "Who asks within a granted interval is given a lease.",
                on: Ask, when: (before, _) => before.Right, then: (_, after) => after.Frames)
            .Rule("GRANTED-IS-RENEWED", "Who renews within a granted interval goes on, for as long as can be.",
                on: Renew, when: (before, _) => before.Right, then: (before, after) => after.Lease == before.NewLease)
            .Rule("GRANTED-IS-NOT-CUT-OFF", "Within a granted interval a lease ends only at its deadline, by a restart, or by news of an older end.",
                when: (before, after) => before.Right && before.Frames && after.Right && after.Clock < before.Lease && !after.Restarted
                    && before.Late != Late.Ends,
                then: (_, after) => after.Frames)
            .Rule("GIVEN-RUNS", "What the sharing party may give, it gives.",
                on: Give, when: (before, _) => before.Open && before.Joined && before.Grant == Grant.None && before.Clock < World.GrantEnd,
                then: (_, after) => after.Grant == (secondPerson ? Grant.Pending : Grant.Running));
        if (secondPerson)
        {
            spec
                .Rule("CONFIRMED-RUNS", "What a second person confirms runs.",
                    on: Confirm, when: (before, _) => before.Grant == Grant.Pending, then: (_, after) => after.Grant == Grant.Running)
                .Rule("ONE-IS-NOT-ENOUGH", "Where the policy asks for two people nothing runs on the word of one.",
                    when: (before, after) => after.Grant == Grant.Running && before.Grant != Grant.Running,
                    then: (before, _) => before.Grant == Grant.Pending);
        }
    }

    /// <summary>What must be able to happen, so that the promises are not kept by nothing happening.</summary>
    private static void Witnesses(Spec<World> spec, bool secondPerson)
    {
        spec
            .Reachable("FRAMES", "A room watches.", world => world.Frames && world.Right)
            .Reachable("FRAMES-AFTER-A-LOST-PUSH", "A room watches a little longer because the push was lost.",
                world => world.Frames && !world.Right && world.Lost && world.SinceEnd == World.LeaseTicks - 1)
            .Reachable("FRAMES-PAST-A-LATE-PUSH", "A push of an older right comes to a newer lease.",
                world => world.Frames && world.Right && world.Late == Late.Ignored)
            .Reachable("CAPPED", "A lease is cut short by its grant.",
                world => world.Frames && world.Lease == World.GrantEnd && world.Lease < world.Clock + World.LeaseTicks);
        if (secondPerson)
        {
            spec.Reachable("PENDING", "A release waits for a second person.", world => world.Grant == Grant.Pending);
        }
    }
}
