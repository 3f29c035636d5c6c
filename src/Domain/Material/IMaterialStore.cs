using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Material;

/// <summary>
/// Keeps the bytes of material. It knows nothing of incidents and rights: what it holds is reached through the gate alone, and what no
/// event names is reached by nobody.
/// </summary>
public interface IMaterialStore
{
    /// <summary>Keeps bytes under an identifier that is not in use, all of them or none.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="owner">The party that brings them in.</param>
    /// <param name="content">What they are.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancel">Gives up; nothing is kept then.</param>
    /// <returns>False when the identifier is in use for other bytes or another party.</returns>
    /// <exception cref="MaterialUnavailableException">The database does not answer; it may have been kept all the same.</exception>
    Task<bool> KeepAsync(
        MaterialId id, OrganisationId owner, MaterialContent content, ReadOnlyMemory<byte> bytes, DateTimeOffset at, CancellationToken cancel = default);

    /// <summary>The bytes, or null when there are none.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="MaterialUnavailableException">The database does not answer.</exception>
    Task<ReadOnlyMemory<byte>?> ReadAsync(MaterialId id, CancellationToken cancel = default);

    /// <summary>Forgets bytes; what is not there is forgotten already.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="MaterialUnavailableException">The database does not answer.</exception>
    Task ForgetAsync(MaterialId id, CancellationToken cancel = default);
}
