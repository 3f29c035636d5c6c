using CsCheck;
using LiveView.Domain.Tracking.Watch.Fences;

namespace LiveView.Domain.Tests.Tracking.Watch;

public class FenceRuleTests
{
    private const double Sure = 20;

    private static readonly Gen<(double Distance, double Uncertainty)[]> s_fixes = Gen.Select(
        Gen.Frequency((4, Gen.Double[-60, 60]), (1, Gen.Double[-900, 900])), Gen.OneOf(Gen.Double[15, 40], Gen.Double[15, 400])).Array[0, 40];

    [Fact]
    public void A_side_is_believed_by_the_first_two_in_a_row_of_those_that_tell_or_by_one_that_is_well_over() => s_fixes.Sample(fixes =>
    {
        var stand = default(FenceStand);
        for (var count = 1; count <= fixes.Length; count++)
        {
            stand = FenceRule.Next(stand, fixes[count - 1].Distance, fixes[count - 1].Uncertainty);
            Assert.Equal(Naive(fixes[..count]), stand.Side);
        }
    });

    [Fact]
    public void A_fix_whose_uncertainty_reaches_the_border_tells_nothing() => Gen.Select(
        Gen.Enum<FenceSide>(), Gen.Bool, Gen.Double[-1, 1], Gen.Double[15, 5_000]).Sample((side, elsewhere, share, uncertainty) =>
        Assert.Equal(new FenceStand(side, elsewhere), FenceRule.Next(new FenceStand(side, elsewhere), share * uncertainty, uncertainty)));

    [Fact]
    public void Who_jumps_over_the_border_and_back_crossed_nothing()
    {
        var stand = new FenceStand(FenceSide.Inside, false);
        for (var times = 0; times < 20; times++)
        {
            stand = FenceRule.Next(stand, 60, Sure);
            Assert.Equal(FenceSide.Inside, stand.Side);
            stand = FenceRule.Next(stand, -60, Sure);
            Assert.Equal(new FenceStand(FenceSide.Inside, false), stand);
        }
    }

    [Fact]
    public void What_tells_nothing_between_two_that_do_takes_nothing_back()
    {
        var stand = FenceRule.Next(new FenceStand(FenceSide.Inside, false), 60, Sure);
        stand = FenceRule.Next(stand, -5, Sure);
        Assert.Equal(FenceSide.Outside, FenceRule.Next(stand, 60, Sure).Side);
    }

    [Fact]
    public void A_place_that_is_no_number_tells_nothing() =>
        Assert.Equal(new FenceStand(FenceSide.Inside, true), FenceRule.Next(new FenceStand(FenceSide.Inside, true), double.NaN, Sure));

    [Theory]
    [InlineData(null, 50)]
    [InlineData(1.0, 15)]
    [InlineData(100.0, 162)]
    public void The_uncertainty_is_that_of_95_percent(double? accuracy, double metres) => Assert.Equal(metres, FenceRule.Uncertainty(accuracy), 6);

    /// <summary>From the whole history each time: the sides that are told, then the last at which two in a row, or one well over, told it.</summary>
    private static FenceSide Naive((double Distance, double Uncertainty)[] fixes)
    {
        var told = fixes.Where(each => Math.Abs(each.Distance) > each.Uncertainty)
            .Select(each => (Side: each.Distance > 0 ? FenceSide.Outside : FenceSide.Inside, IsWellOver: Math.Abs(each.Distance) - each.Uncertainty > FenceRule.WellOver))
            .ToArray();
        var last = Array.FindLastIndex(told, each => each.IsWellOver);
        var pair = Enumerable.Range(1, Math.Max(0, told.Length - 1)).LastOrDefault(at => told[at].Side == told[at - 1].Side);
        return told.Length == 0 ? FenceSide.Unknown : last < 0 && pair == 0 ? told[0].Side : told[Math.Max(last, pair)].Side;
    }
}
