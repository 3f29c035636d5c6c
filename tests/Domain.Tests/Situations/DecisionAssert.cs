using LiveView.Domain.Decisions;
using LiveView.Domain.Incidents;

namespace LiveView.Domain.Tests.Situations;

/// <summary>How a test reads a decision.</summary>
internal static class DecisionAssert
{
    /// <summary><c>refused:code</c>, <c>nothing</c>, or the names of the events.</summary>
    public static string Summary(this Decision<IncidentEvent> decision) => decision switch
    {
        { Refusal: { } refusal } => $"refused:{refusal.Code}",
        { Events.Count: 0 } => "nothing",
        _ => string.Join('+', decision.Events.Select(IncidentEventFormat.Name)),
    };

    public static void Refuses(this Decision<IncidentEvent> decision, string code) => Assert.Equal($"refused:{code}", decision.Summary());

    public static void Accepts(this Decision<IncidentEvent> decision, string events) => Assert.Equal(events, decision.Summary());

    public static void ChangesNothing(this Decision<IncidentEvent> decision) => Assert.Equal("nothing", decision.Summary());
}
