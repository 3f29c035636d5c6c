using LiveView.Domain.Parties;

namespace LiveView.Grains.Abstractions.Access;

/// <summary>
/// A grain method that a person or a machine of an organisation may call, if the role in which it acts has the permission
/// (<see cref="RolePermissions"/>). The product's own machinery may call it too, but never in an actor's name.
/// </summary>
/// <param name="permission">What the role must be allowed to do.</param>
/// <param name="orAny">Other permissions of which one is enough as well.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresAttribute(Permission permission, params Permission[] orAny) : Attribute
{
    /// <summary>What the role must be allowed to do.</summary>
    public Permission Permission { get; } = permission;

    /// <summary>Other permissions of which one is enough as well.</summary>
    public IReadOnlyList<Permission> OrAny { get; } = orAny;
}
