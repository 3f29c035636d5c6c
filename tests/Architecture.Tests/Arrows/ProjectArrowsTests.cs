using System.Xml.Linq;
using LiveView.Architecture.Tests.House;

namespace LiveView.Architecture.Tests.Arrows;

/// <summary>Who may know whom: the arrows of docs/architecture.md, as references and as types used.</summary>
public class ProjectArrowsTests
{
    private static readonly Dictionary<string, string[]> s_knows = new()
    {
        ["Domain"] = [],
        ["Protocols"] = ["Domain"],
        ["Media"] = ["Domain"],
        ["Persistence"] = ["Domain"],
        ["Grains.Abstractions"] = ["Domain"],
        ["Grains"] = ["Grains.Abstractions", "Domain"],
        ["Api"] = ["Grains.Abstractions", "Media", "Protocols", "Domain"],
        ["Silo"] = ["Grains", "Grains.Abstractions", "Persistence", "Media", "Api", "Protocols", "Domain"],
    };

    public static TheoryData<string> Projects => [.. Product.Projects];

    [Fact]
    public void Every_project_of_the_product_has_its_arrows() => Assert.Equal(
        Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName).Order(), s_knows.Keys.Order());

    [Theory, MemberData(nameof(Projects))]
    public void A_project_refers_only_to_projects_it_may_know(string project) => Rule.Nobody(
        References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).Except(s_knows[project]),
        $"{project} may refer to {string.Join(", ", s_knows[project])} only, but refers to:");

    [Theory, MemberData(nameof(Projects))]
    public void Its_types_use_only_what_it_may_know(string project) => Rule.Nobody(
        Product.Uses(project).Where(use => ProjectOf(use.Used) is { } owner && owner != project && !s_knows[project].Contains(owner)),
        $"{project} may use {string.Join(", ", s_knows[project])} only, but:");

    [Theory, InlineData("Domain"), InlineData("Protocols"), InlineData("Media"), InlineData("Persistence")]
    public void Rules_protocols_pictures_and_storage_know_nothing_of_Orleans(string project)
    {
        Rule.Nobody(Product.Uses(project).Where(use => use.Used.StartsWith("Orleans.", StringComparison.Ordinal)), $"{project} uses Orleans:");
        Rule.Nobody(
            References(project, "PackageReference").Where(package => package.StartsWith("Microsoft.Orleans", StringComparison.Ordinal)),
            $"{project} refers to Orleans:");
    }

    [Fact]
    public void An_edge_is_a_client_of_the_cluster_and_no_silo() => Rule.Nobody(
        References("Api", "PackageReference").Where(package => package is "Microsoft.Orleans.Server" || package.Contains("AdoNet", StringComparison.Ordinal)),
        "An edge in a control room has no silo and no database, but Api refers to:");

    [Fact]
    public void The_domain_and_the_protocols_stand_on_the_framework_alone() => Rule.Nobody(
        References("Domain", "PackageReference").Concat(References("Protocols", "PackageReference")), "Pure code refers to packages:");

    /// <summary>These tests see inside the bodies of async methods, where most of the use is.</summary>
    [Fact]
    public void The_lens_is_sharp() => Assert.Contains(
        Product.Uses("Api"), use => use is { User: "LiveView.Api.Gate.LivePicture", Used: "LiveView.Media.Feeds.FeedSubscription" });

    private static string? ProjectOf(string type) => Product.Projects
        .Where(project => type.StartsWith($"LiveView.{project}.", StringComparison.Ordinal)).MaxBy(project => project.Length);

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj")).Descendants(kind).Select(each => each.Attribute("Include")!.Value);
}
