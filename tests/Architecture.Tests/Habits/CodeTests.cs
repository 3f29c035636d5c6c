using System.Reflection;
using System.Runtime.CompilerServices;
using LiveView.Architecture.Tests.House;

namespace LiveView.Architecture.Tests.Habits;

public class CodeTests
{
    private static readonly string[] s_emptyNames = ["Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Common"];

    [Fact]
    public void No_method_is_async_void() => Rule.Nobody(
        Product.Projects.SelectMany(Product.Methods)
            .Where(method => method.ReturnType == typeof(void) && method.GetCustomAttribute<AsyncStateMachineAttribute>() is not null)
            .Select(method => $"{method.DeclaringType}.{method.Name}"),
        "Nobody sees these fail:");

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Rule.Nobody(
        Product.Projects.SelectMany(Product.ReflectedTypes).Where(type =>
            type.Namespace?.StartsWith("LiveView.", StringComparison.Ordinal) == true && s_emptyNames.Any(name => type.Name.EndsWith(name, StringComparison.Ordinal))),
        "Name these after what they are:");

    [Fact]
    public void No_folder_of_the_product_has_a_name_that_says_nothing() => Rule.Nobody(
        Repository.Files().Where(path => path.Split('/').Any(part => s_emptyNames.Contains(Path.GetFileNameWithoutExtension(part), StringComparer.OrdinalIgnoreCase))),
        "Name these after what is in them:");
}
