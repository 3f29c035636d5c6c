using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Material;

/// <summary>A floor plan of a site: a part of every incident that is raised there from then on.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Title">What it shows, such as "Ground floor".</param>
/// <param name="Content">Its bytes.</param>
public sealed record SitePlan(MaterialId Id, string Title, MaterialContent Content)
{
    /// <summary>Greatest number of plans of one site.</summary>
    public const int Most = 20;
}
