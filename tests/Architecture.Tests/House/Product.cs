using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Type = System.Type;

namespace LiveView.Architecture.Tests.House;

/// <summary>The product as compiled: its projects, its types, and what each type uses, inside method bodies too.</summary>
internal static class Product
{
    public static readonly string[] Projects =
        ["Domain", "Protocols", "Media", "Persistence", "Grains.Abstractions", "Grains", "Api", "Silo"];

    private static readonly System.Reflection.Assembly[] s_assemblies =
        [.. Projects.Select(project => System.Reflection.Assembly.Load($"LiveView.{project}"))];

    private static readonly ArchUnitNET.Domain.Architecture s_code = new ArchLoader().LoadAssemblies(s_assemblies).Build();

    public static System.Reflection.Assembly Assembly(string project) => s_assemblies[Array.IndexOf(Projects, project)];

    /// <summary>Every type a project defines, those of the compiler included.</summary>
    public static IEnumerable<Type> ReflectedTypes(string project) => Assembly(project).GetTypes();

    /// <summary>A project's own types, those that build steps put into it left out.</summary>
    public static IEnumerable<IType> Types(string project) => s_code.Types.Where(type =>
        type.Assembly.Name.Split(',')[0] == $"LiveView.{project}"
        && type.FullName.StartsWith($"LiveView.{project}", StringComparison.Ordinal));

    /// <summary>Full names of everything a type uses.</summary>
    public static IEnumerable<string> Uses(IType type) => type.Dependencies.Select(each => each.Target.FullName).Distinct();

    /// <summary>What the types of a project use, as <c>user → used</c>, for the message of a test that fails.</summary>
    public static IEnumerable<(string User, string Used)> Uses(string project) =>
        Types(project).SelectMany(type => Uses(type).Select(used => (type.FullName, used)));

    /// <summary>Members that the types of a project call.</summary>
    public static IEnumerable<(string User, string Called)> Calls(string project) =>
        Types(project).SelectMany(type => type.Dependencies.OfType<ArchUnitNET.Domain.Dependencies.MethodCallDependency>()
            .Select(call => (type.FullName, call.TargetMember.FullName)));

    /// <summary>Everything methods of a project are declared as, lambdas and local functions included.</summary>
    public static IEnumerable<MethodInfo> Methods(string project) => ReflectedTypes(project).SelectMany(type => type.GetMethods(
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly));
}
