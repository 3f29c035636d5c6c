using CsCheck;
using Xunit.Abstractions;

namespace LiveView.Api.Tests.Models;

/// <summary>
/// Whatever people do, whatever is lost and whichever silo dies: nobody sees what they may not, and everybody sees what they may.
/// The environment variable CsCheck_Seed plays the histories of an earlier run again.
/// </summary>
[Collection(AloneInTheProcess.Name)]
public class ThreeSiloModelTests(ITestOutputHelper output)
{
    private const int Batches = 10;
    private const int PerBatch = 50;

    [Fact]
    public async Task In_five_hundred_random_histories_frames_leave_while_rights_hold_and_at_no_other_time()
    {
        var seed = Seed();
        for (var batch = 0; batch < Batches; batch++)
        {
            // In every third batch one of the silos is killed.
            var plan = Next(seed, PerBatch, kill: batch % 3 == 2);
            try
            {
                var tally = await Batch.PlayAsync(plan, lease => lease.Holds);
                Assert.True(tally.Frames > 1_000 && tally.Incidents >= PerBatch, $"Hardly anything was seen: {tally}.");
                output.WriteLine($"batch {batch}: {tally}");
                Console.WriteLine($"batch {batch}: {tally}");
            }
            catch (ModelViolation e)
            {
                Assert.Fail($"Batch {batch}, {e.Message}");
            }
        }
    }

    [Fact]
    public async Task An_edge_that_heeds_no_push_and_no_deadline_is_found_out()
    {
        var violation = await Assert.ThrowsAsync<ModelViolation>(() => Batch.PlayAsync(Next(Seed(), 10, kill: false), _ => true));

        Assert.Equal(ModelViolation.Safety, violation.Promise);
    }

    [Fact]
    public async Task An_edge_that_heeds_its_deadline_but_no_push_and_no_renewal_that_ends_it_is_found_out()
    {
        var violation = await Assert.ThrowsAsync<ModelViolation>(() => Batch.PlayAsync(
            Next(Seed(), 10, kill: false), lease => lease.Holds || lease.Reason is not (null or "lease-expired")));

        Assert.Equal(ModelViolation.Safety, violation.Promise);
    }

    [Fact]
    public async Task An_edge_that_shows_nothing_is_found_out()
    {
        var violation = await Assert.ThrowsAsync<ModelViolation>(() => Batch.PlayAsync(Next(Seed(), 10, kill: false), _ => false));

        Assert.Equal(ModelViolation.Liveness, violation.Promise);
    }

    private PCG Seed()
    {
        var seed = Environment.GetEnvironmentVariable("CsCheck_Seed") is { Length: > 0 } text ? PCG.Parse(text) : PCG.Parse(PCG.ThreadPCG.ToString());
        output.WriteLine($"CsCheck_Seed={seed}");
        Console.WriteLine($"Three silos: CsCheck_Seed={seed}");
        return seed;
    }

    private static Plan Next(PCG seed, int incidents, bool kill) => Plan.Of(incidents, kill).Generate(seed, null, out _);
}
