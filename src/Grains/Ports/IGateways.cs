namespace LiveView.Grains.Ports;

/// <summary>Where edges reach the cluster.</summary>
public interface IGateways
{
    /// <summary>The gateways of the silos that are alive as far as this silo knows, each as address and port.</summary>
    Task<IReadOnlyList<string>> ActiveAsync();
}
