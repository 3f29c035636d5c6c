using System.Reflection;
using LiveView.Architecture.Tests.House;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Architecture.Tests.Contracts;

/// <summary>What travels between processes of different versions has a name of its own, not that of a class.</summary>
public class GrainContractTests
{
    private static readonly Type[] s_contract =
        [.. Product.ReflectedTypes("Grains.Abstractions").Where(type => type.Namespace?.StartsWith("LiveView.", StringComparison.Ordinal) == true)];

    private static readonly Type[] s_interfaces =
        [.. s_contract.Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))];

    [Fact]
    public void There_are_grain_interfaces_or_these_tests_are_blind() => Assert.True(s_interfaces.Length >= 7);

    [Fact]
    public void Every_grain_interface_carries_an_alias_of_the_product() => Rule.Nobody(
        s_interfaces.Where(type => Alias(type)?.StartsWith("liveview.", StringComparison.Ordinal) != true), "Without alias:");

    [Fact]
    public void Every_grain_method_carries_an_alias_of_its_own() => Assert.All(s_interfaces, type =>
    {
        var aliases = type.GetMethods().Select(Alias).ToArray();
        Assert.All(aliases, alias => Assert.NotNull(alias));
        Assert.Equal(aliases.Distinct(), aliases);
    });

    [Fact]
    public void Every_grain_method_says_who_may_call_it_and_only_once() => Rule.Nobody(
        s_interfaces.SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(RequiresAttribute)) == method.IsDefined(typeof(SystemOnlyAttribute)))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"), "Neither or both of [Requires] and [SystemOnly]:");

    [Fact]
    public void Every_message_that_holds_an_actor_says_that_it_is_by_that_actor() => Rule.Nobody(
        s_interfaces.SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(RequiresAttribute)))
            .SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType)
            .Where(type => type.GetProperties().Any(each => each.PropertyType == typeof(Actor)) && !type.IsAssignableTo(typeof(IByActor))),
        "Not IByActor:");

    [Fact]
    public void Every_message_that_is_serialised_carries_an_alias() => Rule.Nobody(
        Serialised().Where(type => Alias(type) is null), "Without alias:");

    [Fact]
    public void No_alias_is_given_twice()
    {
        var aliases = s_interfaces.Concat(Serialised()).Select(Alias).ToArray();
        Assert.Equal(aliases.Distinct(), aliases);
    }

    [Fact]
    public void Every_type_of_the_contract_in_a_grain_method_is_a_message() => Rule.Nobody(
        s_interfaces.SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters().Select(each => each.ParameterType).Append(method.ReturnType)).SelectMany(Parts)
            .Where(type => s_contract.Contains(type) && !type.IsInterface && type.GetCustomAttribute<GenerateSerializerAttribute>() is null),
        "Not a message:");

    [Fact]
    public void Grains_keep_state_under_names_that_are_unique()
    {
        var names = Product.ReflectedTypes("Grains").SelectMany(type => type.GetConstructors())
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName).OfType<string>().ToArray();
        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public void Every_grain_interface_has_one_grain() => Assert.All(
        s_interfaces.Where(type => typeof(IGrain).IsAssignableFrom(type)),
        type => Assert.Single(Product.ReflectedTypes("Grains"), each => each is { IsClass: true, IsAbstract: false } && type.IsAssignableFrom(each)
            && typeof(Grain).IsAssignableFrom(each)));

    private static IEnumerable<Type> Serialised() => Product.Projects.SelectMany(Product.ReflectedTypes)
        .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null);

    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()),
        _ => [type],
    };

    private static string? Alias(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()?.Alias;
}
