using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Abstractions.Access;

/// <summary>A message that says for which organisation it speaks. A caller who is an actor must act for that organisation.</summary>
public interface IForOrganisation
{
    /// <summary>The organisation that speaks.</summary>
    OrganisationId Organisation { get; }
}
