using System.Reflection;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Access;

/// <summary>What one grain method asks of its caller, read from its marks once.</summary>
internal sealed class CallRule
{
    private readonly Permission[] _anyOf;
    private readonly (int Index, Names Names)[] _arguments;

    private CallRule(MethodInfo method)
    {
        Name = NameOf(method);
        Action = method.GetCustomAttribute<AliasAttribute>()?.Alias ?? method.Name;
        IsFrameworks = IsOfOrleans(method.DeclaringType!);
        IsKeyedByOrganisation = method.DeclaringType!.IsDefined(typeof(KeyedByOrganisationAttribute));
        var requires = method.GetCustomAttribute<RequiresAttribute>();
        _anyOf = requires is null ? [] : [requires.Permission, .. requires.OrAny];
        _arguments = [.. method.GetParameters().Select((parameter, index) => (index, NamedBy(parameter.ParameterType)))
            .Where(each => each.Item2 != Names.Nobody)];
    }

    private enum Names
    {
        Nobody,
        Actor,
        Organisation,
    }

    /// <summary>Interface and method, for the log.</summary>
    public string Name { get; }

    /// <summary>The method's name on the wire.</summary>
    public string Action { get; }

    /// <summary>Whether the method is of Orleans itself: streams, reminders, timers, its own management.</summary>
    public bool IsFrameworks { get; }

    /// <summary>Whether only the product's own machinery may call it. A method without a mark is open to nobody else either.</summary>
    public bool IsSystemOnly => _anyOf.Length == 0;

    /// <summary>Whether the key of the grain is the organisation that the caller must act for.</summary>
    public bool IsKeyedByOrganisation { get; }

    public static CallRule Of(MethodInfo method) => new(method);

    /// <summary>What is wrong with the marks of a method, or null.</summary>
    public static string? FaultOf(MethodInfo method)
    {
        var requires = method.IsDefined(typeof(RequiresAttribute));
        if (requires == method.IsDefined(typeof(SystemOnlyAttribute)))
        {
            return $"{NameOf(method)} must carry exactly one of [Requires(...)] and [SystemOnly].";
        }

        return requires && method.GetParameters().FirstOrDefault(each => HidesAnActor(each.ParameterType)) is { } hidden
            ? $"{NameOf(method)} takes a {hidden.ParameterType.Name}, which holds an Actor: let it implement {nameof(IByActor)}."
            : null;
    }

    public static bool IsOfOrleans(Type type) => type.Assembly.GetName().Name is { } name
        && (name == "Orleans" || name.StartsWith("Orleans.", StringComparison.Ordinal));

    public bool Allows(Actor caller)
    {
        foreach (var permission in _anyOf)
        {
            if (RolePermissions.Allows(caller.Kind, caller.Role, permission))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every actor and organisation that the arguments speak for is the caller; null is the product's own machinery.</summary>
    public bool SpeaksFor(Actor? caller, Func<int, object?> argument)
    {
        foreach (var (index, names) in _arguments)
        {
            var isCaller = (names, argument(index)) switch
            {
                (_, null) => false,
                (Names.Actor, IByActor message) => caller is not null && message.By == caller,
                (Names.Actor, Actor actor) => actor == caller,
                (Names.Organisation, IForOrganisation message) => caller is null || message.Organisation == caller.Organisation,
                (Names.Organisation, OrganisationId organisation) => caller is null || organisation == caller.Organisation,
                _ => false,
            };
            if (!isCaller)
            {
                return false;
            }
        }

        return true;
    }

    private static Names NamedBy(Type type) =>
        type == typeof(Actor) || type.IsAssignableTo(typeof(IByActor)) ? Names.Actor
        : type == typeof(OrganisationId) || type.IsAssignableTo(typeof(IForOrganisation)) ? Names.Organisation
        : Names.Nobody;

    private static bool HidesAnActor(Type type) =>
        !type.IsAssignableTo(typeof(IByActor)) && type != typeof(Actor) && type.GetProperties().Any(each => each.PropertyType == typeof(Actor));

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
