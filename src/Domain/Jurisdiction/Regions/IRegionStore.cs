namespace LiveView.Domain.Jurisdiction.Regions;

/// <summary>Keeps the official regions that were imported, for all silos of an installation.</summary>
public interface IRegionStore
{
    /// <summary>All versions, the earliest first day first.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="RegionsUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<RegionVersion>> ListAsync(CancellationToken cancel = default);

    /// <summary>The outlines of a version, as <see cref="RegionFile"/> reads them; null when there is none of that name.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="RegionsUnavailableException">The database does not answer.</exception>
    Task<ReadOnlyMemory<byte>?> ReadAsync(string id, CancellationToken cancel = default);

    /// <summary>Keeps a version, all of it or nothing.</summary>
    /// <param name="version">What it is.</param>
    /// <param name="geoJson">Its outlines.</param>
    /// <param name="cancel">Gives up; nothing is kept then.</param>
    /// <returns>False when one of that name is kept already: nothing is changed.</returns>
    /// <exception cref="RegionsUnavailableException">The database does not answer; it may have been kept all the same.</exception>
    Task<bool> KeepAsync(RegionVersion version, ReadOnlyMemory<byte> geoJson, CancellationToken cancel = default);

    /// <summary>Removes a version.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>False when there is none of that name.</returns>
    /// <exception cref="RegionsUnavailableException">The database does not answer.</exception>
    Task<bool> RemoveAsync(string id, CancellationToken cancel = default);
}
