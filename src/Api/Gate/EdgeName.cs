namespace LiveView.Api.Gate;

/// <summary>By what name this edge goes in the cluster, in this run.</summary>
public sealed class EdgeName
{
    /// <summary>The name: letters and digits, known to nobody outside the cluster.</summary>
    public string Value { get; } = Guid.NewGuid().ToString("N");
}
