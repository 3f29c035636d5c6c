using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>
/// The logout tokens of one issuer that were used: each counts once, whichever edge it comes to. Kept in memory: after the loss of a silo a
/// token could be used a second time during the two minutes of its life, which ends sessions and opens nothing.
/// </summary>
[Alias("liveview.heard-logouts")]
public interface IHeardLogoutsGrain : IGrainWithStringKey
{
    /// <summary>Notes a token that is about to be carried out.</summary>
    /// <param name="token">Its <c>jti</c>.</param>
    /// <param name="until">When it is worth nothing in any case, UTC.</param>
    /// <returns>False when it was noted before.</returns>
    [Alias("begin"), SystemOnly]
    Task<bool> Begin(string token, DateTimeOffset until);

    /// <summary>Takes the note back: it was not carried out.</summary>
    [Alias("forget"), SystemOnly]
    Task Forget(string token);
}
