using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace LiveView.EndToEnd.Tests.Stages;

/// <summary>Tests in this collection share the <see cref="Stage"/>.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xUnit's own word.")]
public sealed class OnStage : ICollectionFixture<Stage>
{
    public const string Name = "On stage";
}
