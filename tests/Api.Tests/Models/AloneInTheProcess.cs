namespace LiveView.Api.Tests.Models;

/// <summary>A test that starts, freezes and kills silos by the dozen has the process for itself: others would be measured by what it leaves them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInTheProcess
{
    public const string Name = "Alone in the process";
}
