using LiveView.Domain.Connections;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Domain.Tests.Jurisdiction.Regions;
using LiveView.Domain.Tests.Tracking.Drives;

namespace LiveView.Domain.Tests.Tracking.Handover;

public class InvitationTests
{
    private static readonly GeoPosition[][] s_journeys =
    [
        [new(52.09, 5.12), new(52.21, 5.97)],
        [new(51.92, 4.48), new(51.59, 4.78)],
        [new(51.44, 5.47), new(51.37, 6.17)],
        [new(52.51, 6.09), new(52.99, 6.56)],
        [new(52.08, 4.31), new(52.38, 4.64)],
        [new(51.59, 4.78), new(51.22, 4.40)],
        [new(52.22, 6.89), new(51.96, 7.55)],
        [new(52.37, 4.90), new(52.16, 5.39)],
        [new(51.69, 5.30), new(52.09, 5.12)],
    ];

    /// <summary>From Nijkerk down to Rhenen and back, from one side of the border of Utrecht and Gelderland to the other.</summary>
    private static readonly GeoPosition[] s_zigzag =
        [new(52.23, 5.44), new(52.19, 5.50), new(52.15, 5.46), new(52.12, 5.54), new(52.08, 5.50), new(52.05, 5.58), new(52.00, 5.54), new(51.97, 5.62)];

    [Fact]
    public void The_next_room_is_invited_three_minutes_ahead_and_hardly_ever_for_nothing()
    {
        var (ahead, crossings, forNothing, invitations) = (0, 0, 0, 0);
        HashSet<(string, string)> borders = [];
        foreach (var (places, route) in s_journeys.Select((places, route) => (places, route)))
        {
            for (ulong seed = 0; seed < 16; seed++)
            {
                var drive = Journey.Through((100 * (ulong)route) + seed, 5, places);
                var followed = new FollowedJourney(drive);
                foreach (var (region, at) in followed.Visits.Crossings.Where(each => followed.IsNew(each.Region, each.At) && each.At - drive[0].Time > TimeSpan.FromMinutes(5)))
                {
                    crossings++;
                    borders.Add((followed.Visits.Before(at).Room, region.Room));
                    ahead += followed.Invitations.Exists(each => each.Region == region && at - each.At >= TimeSpan.FromMinutes(3)) ? 1 : 0;
                }

                foreach (var (region, at) in followed.Invitations.Where(each => followed.IsNew(each.Region, each.At) && drive[^1].Time - each.At > TimeSpan.FromMinutes(10)))
                {
                    invitations++;
                    forNothing += followed.Visits.Was(region, at, at.AddMinutes(20)) ? 0 : 1;
                }
            }
        }

        Assert.True(borders.Count >= 6, $"{borders.Count} borders");
        Assert.True(ahead >= 0.95 * crossings, $"{ahead} of {crossings} three minutes ahead");
        Assert.True(forNothing <= 0.2 * invitations, $"{forNothing} of {invitations} for nothing");
    }

    [Fact]
    public void Along_a_border_nobody_is_invited_and_sent_away_by_turns()
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            var followed = new FollowedJourney(Journey.Through(seed, 5, [.. s_zigzag, .. s_zigzag.Reverse()]));
            Assert.All(followed.Withdrawals, gone => Assert.DoesNotContain(
                followed.Invitations, each => each.Region == gone.Region && each.At >= gone.At && each.At - gone.At < TimeSpan.FromMinutes(10)));
            Assert.True(followed.Withdrawals.Count <= 2, $"{followed.Withdrawals.Count} withdrawals");
            Assert.True(followed.Moves <= followed.Visits.Longer(TimeSpan.FromMinutes(2)), $"the lead moved {followed.Moves} times");
        }
    }

    [Fact]
    public void A_room_that_led_just_now_is_asked_again_only_when_the_object_is_well_inside()
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            var followed = new FollowedJourney(Journey.Through(seed, 5, [.. s_zigzag, .. s_zigzag.Reverse()]));
            foreach (var (region, at) in followed.Invitations)
            {
                if (followed.GaveUp.Exists(each => each.Region == region && at - each.At is { TotalMinutes: > 0 and < 9.9 }))
                {
                    var answer = ShippedRegions.Map.Find(followed.Story.Fixes.Last(fix => fix.ReceivedAt <= at && fix.IsBelieved).Position);
                    Assert.Equal(region, answer.In);
                    Assert.True(answer.BorderDistance >= RegionMap.Margin);
                }
            }
        }
    }
}
