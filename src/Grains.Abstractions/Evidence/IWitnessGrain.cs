using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Evidence;

/// <summary>One organisation as a witness of the log.</summary>
[Alias("liveview.witness"), KeyedByOrganisation]
public interface IWitnessGrain : IGrainWithStringKey
{
    /// <summary>Registers a key with which the organisation countersigns.</summary>
    [Requires(Permission.ManageAccounts), Alias("register")]
    Task<WitnessResult> Register(WitnessKeyOrder order);

    /// <summary>Proves that the tree over all incidents only grew since a state that the organisation kept.</summary>
    /// <param name="first">Leaves of that state.</param>
    /// <returns>Null when the signed tree does not hold that many leaves, or none were kept.</returns>
    [Requires(Permission.ReadEvidence), Alias("consistency")]
    Task<TreeProof?> Consistency(long first);
}
