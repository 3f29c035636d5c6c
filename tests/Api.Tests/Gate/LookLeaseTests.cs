using LiveView.Api.Gate;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;

namespace LiveView.Api.Tests.Gate;

/// <summary>Leave to look at a photo or plan ends for whoever it was given to, and for nobody else.</summary>
public sealed class LookLeaseTests
{
    [Fact]
    public void Whoever_ends_a_look_that_was_over_at_that_moment_does_not_stumble()
    {
        var look = new LookLease(
            new Actor(PersonId.Parse("dis"), OrganisationId.Parse("room"), OrganisationKind.ControlRoom, PersonRole.Dispatcher),
            IncidentId.Parse("incident"), new IncidentCommand.LookAtMaterial(MaterialId.Parse("photo"), MaterialKind.Photo), new TestClock());
        look.Dispose();
        look.End("incident-closed");

        Assert.Equal("incident-closed", look.Reason);
    }
}
