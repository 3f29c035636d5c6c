using CsCheck;

namespace LiveView.Api.Tests.Models;

/// <summary>
/// Random histories of a batch of incidents, that share a cluster and a clock: at each step every incident has its own act, and then the
/// same time passes for all.
/// </summary>
/// <param name="Acts">Per step and incident, what happens and a number that says to whom.</param>
/// <param name="Ticks">Per step, how many times a quarter of a second passes.</param>
/// <param name="Whole">Per step, what happens to everybody at once.</param>
internal sealed record Plan((Act Act, int Which)[][] Acts, int[] Ticks, Whole[] Whole)
{
    public const int Steps = 60;

    private static readonly Gen<(Act, int)> s_act = Gen.Select(
        Gen.Frequency((5, Gen.Enum<Act>()), (3, One(Act.Verify, Act.Forward, Act.Release, Act.Watch)),
            (1, One(Act.FindPushes, Act.FindRenewals)), (3, Gen.Const(Act.Nothing))),
        Gen.Int[0, 11]);

    private static readonly Gen<int> s_ticks = Gen.Frequency((8, Gen.Int[1, 6]), (2, Gen.Int[7, 20]));

    /// <summary>A batch of so many incidents.</summary>
    /// <param name="incidents">How many.</param>
    /// <param name="kill">Whether one silo is killed on the way; no clock is set then, for an incident that is loaded again goes by the clock.</param>
    public static Gen<Plan> Of(int incidents, bool kill)
    {
        var ordinary = Gen.Frequency(
            (24, Gen.Const(Models.Whole.Nothing)), (1, Gen.Const(Models.Whole.DeafEdges)), (1, Gen.Const(Models.Whole.RestartEdge)),
            (1, Gen.Const(kill ? Models.Whole.Nothing : Models.Whole.SetClock))).Array[Steps];
        var whole = kill
            ? Gen.Select(ordinary, Gen.Int[15, 45], (all, at) => all.Select((each, i) => i == at ? Models.Whole.KillSilo : each).ToArray())
            : ordinary;
        return Gen.Select(s_act.Array[incidents].Array[Steps], s_ticks.Array[Steps], whole, (acts, ticks, all) => new Plan(acts, ticks, all));
    }

    private static Gen<Act> One(params Act[] acts) => Gen.Int[0, acts.Length - 1].Select(each => acts[each]);
}

/// <summary>What can happen to a whole batch in one step.</summary>
internal enum Whole
{
    Nothing,
    DeafEdges,
    RestartEdge,
    SetClock,
    KillSilo,
}
