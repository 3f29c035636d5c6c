using LiveView.Domain.Tracking.Watch;

namespace LiveView.Domain.Tests.Tracking.Watch;

public class WatchTests
{
    [Fact]
    public void A_watch_needs_a_named_authority_and_a_legal_basis()
    {
        var window = Guarded.Window(0, 60);
        Assert.Null(Refused(window));
        foreach (var text in (string[])["", " ", "a\nb", new('x', WatchRules.MostText + 1)])
        {
            Assert.Equal("bad-authority", Refused(window with { Authority = text }));
            Assert.Equal("bad-legal-basis", Refused(window with { LegalBasis = text }));
        }
    }

    [Fact]
    public void It_has_an_end_that_is_to_come_and_not_too_far_off()
    {
        Assert.Equal("bad-window", Refused(Guarded.Window(60, 60)));
        Assert.Equal("bad-window", Refused(Guarded.Window(-120, -60)));
        Assert.Equal("bad-window", Refused(Guarded.Window(0, WatchRules.Longest.TotalSeconds + 1)));
        Assert.Equal("bad-window", Refused(Guarded.Window(WatchRules.Ahead.TotalSeconds + 1, WatchRules.Ahead.TotalSeconds + 2)));
        Assert.Null(Refused(Guarded.Window(0, WatchRules.Longest.TotalSeconds)));
    }

    [Fact]
    public void It_ends_by_itself()
    {
        var watch = WatchRules.Set(ObjectWatch.Empty, Guarded.Window(0, 60), Van.Start);
        Assert.Single(watch.Without(Van.At(59.9)).Windows);
        Assert.Empty(watch.Without(Van.At(60)).Windows);
    }

    [Fact]
    public void It_is_ended_before_its_time_by_its_name()
    {
        var watch = WatchRules.Set(WatchRules.Set(ObjectWatch.Empty, Guarded.Window(0, 60), Van.Start), Guarded.Window(0, 90, "w2"), Van.Start);
        Assert.Equal("w2", Assert.Single(WatchRules.End(watch, Guarded.Window(0, 60).Id, Van.Start).Windows).Id.Value);
    }

    [Fact]
    public void Those_that_are_over_do_not_count_to_how_many_there_may_be()
    {
        var watch = ObjectWatch.Empty;
        for (var number = 0; number < WatchRules.Most; number++)
        {
            watch = WatchRules.Set(watch, Guarded.Window(0, 60, $"w{number}"), Van.Start);
        }

        Assert.Equal("too-many-watches", WatchRules.Refusal(watch, Guarded.Window(0, 120, "more"), Van.Start)?.Code);
        Assert.Null(WatchRules.Refusal(watch, Guarded.Window(60, 120, "more"), Van.At(60)));
    }

    private static string? Refused(WatchWindow window) => WatchRules.Refusal(ObjectWatch.Empty, window, Van.Start)?.Code;
}
