using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LiveView.Api.Keys;

/// <summary>The keys of cookies (ASP.NET Core data protection), one ring for all edges.</summary>
internal sealed class SharedKeyRing(ClusterKeys keys) : IXmlRepository
{
    /// <summary>What the names of its keys begin with.</summary>
    public const string Prefix = "ring:";

    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.Beginning(Prefix).Select(key => XElement.Parse(key))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(Prefix + friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
