namespace LiveView.Simulation.Identity;

/// <summary>A person as the provider knows it.</summary>
/// <param name="UserName">What the person types.</param>
/// <param name="Name">Claim <c>name</c>.</param>
/// <param name="Organisations">Claim <c>organisation</c>.</param>
/// <param name="Roles">Claim <c>roles</c>.</param>
public sealed record ProviderPerson(string UserName, string Name, IReadOnlyList<string> Organisations, IReadOnlyList<string> Roles)
{
    public const string OrganisationClaim = "organisation";
    public const string RolesClaim = "roles";

    /// <summary>Its password; made for the test.</summary>
    public string Password { get; } = $"pw-{Guid.NewGuid():N}";
}
