using CsCheck;
using LiveView.Domain.Tests.Tracking.Drives;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Tracking;

/// <summary>However a network mixes up a drive, the track that is left is the drive.</summary>
public class DisorderTests
{
    private static readonly Gen<(ulong Seed, int Skew)> s_mess = Gen.Select(Gen.ULong, Gen.OneOf([30, -30]));

    [Fact]
    public void A_shuffled_doubled_and_disturbed_drive_on_a_wrong_clock_is_the_clean_drive_in_the_end() => s_mess.Sample(mess =>
    {
        var dice = new Dice(mess.Seed);
        var drive = Drive.Of(mess.Seed, 60);
        var (deliveries, clean) = Disorder.Of(drive, dice, TimeSpan.FromSeconds(mess.Skew));
        var story = new TrackStory();
        foreach (var (at, source, report) in deliveries)
        {
            story.Hear(at, source, report);
        }

        var history = TrackHistory.Of(story.Events);
        Assert.Equal(clean, history.Believed.Select(fix => (fix.FixTime, fix.Position)));
        Assert.Equal(deliveries.Count, history.Fixes.Count + story.Verdicts.Count(verdict => verdict == ReportVerdict.Duplicate));
        Assert.Equal(story.Events.Count, story.Track.LastSequence);
    }, iter: 20);

    [Fact]
    public void A_clean_drive_is_believed_whole() => Gen.ULong.Sample(seed =>
    {
        var story = new TrackStory();
        foreach (var fix in Drive.Of(seed, 60))
        {
            story.Hear(fix.Time.AddSeconds(0.4), "gps", fix.Report);
        }

        Assert.All(TrackHistory.Of(story.Events).Fixes, fix => Assert.Equal(FixFlags.None, fix.Flags));
    }, iter: 20);

    [Fact]
    public void What_was_decided_on_a_track_changes_neither_that_track_nor_what_is_decided_on_it_again() => s_mess.Sample(mess =>
    {
        var (deliveries, _) = Disorder.Of(Drive.Of(mess.Seed, 20), new Dice(mess.Seed), TimeSpan.FromSeconds(mess.Skew));
        var before = Track.Empty;
        List<(Track Track, IReadOnlyList<TrackFix> Tail, TrackDecision Next, IReadOnlyList<TrackFix> After)> kept = [];
        foreach (var (at, source, report) in deliveries)
        {
            var decision = TrackRules.Decide(before, TrackSettings.Vehicle, [report], source, at);
            kept.Add((before, before.Tail, decision, decision.After.Tail));
            before = decision.After;
        }

        foreach (var ((at, source, report), (track, tail, next, after)) in deliveries.Zip(kept))
        {
            var again = TrackRules.Decide(track, TrackSettings.Vehicle, [report], source, at);
            Assert.Equal(tail, track.Tail);
            Assert.Equal(next.Verdicts.AsEnumerable(), again.Verdicts);
            Assert.Equal(after, again.After.Tail);
            Assert.Equal(after, next.After.Tail);
        }
    }, iter: 20);
}
