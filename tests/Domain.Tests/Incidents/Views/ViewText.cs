using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents.Views;

/// <summary>A view as it leaves: the place to look for what should not be in it.</summary>
internal static class ViewText
{
    public static string Of(Story story, OrganisationId reader) =>
        JsonSerializer.Serialize(story.Incident.For(reader, story.Now), LogJson.Options);
}
