using CsCheck;
using LiveView.Domain.Incidents;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents.Model;

public class EvolutionTests
{
    [Fact]
    public void Random_stories_reach_every_event_and_every_state()
    {
        var events = new HashSet<Type>();
        var statuses = new HashSet<IncidentStatus>();
        Steps.AfterAlarm.Sample(run =>
        {
            var story = Story.Raised(Photos.Site(run.Policy));
            foreach (var step in run.Then)
            {
                story.Later(step.After).Do(step.By, step.Command);
            }

            story.Later(TimeSpan.FromDays(RecordingRules.UsualKeepDays)).Do(Cast.Machine, new IncidentCommand.DeleteRecordings());
            lock (events)
            {
                events.UnionWith(story.Told.Select(told => told.Event.GetType()));
                statuses.Add(story.Incident.Status);
            }
        }, iter: 60_000);
        Assert.Empty(typeof(IncidentEvent).GetNestedTypes().Except(events));
        Assert.Empty(Enum.GetValues<IncidentStatus>().Except(statuses));
    }

    [Fact]
    public void Every_event_counts_once() => Assert.All(
        Enum.GetValues<Situation>(), situation => Assert.Equal(situation.Tell().Told.Count, situation.Tell().Incident.Seq));
}
