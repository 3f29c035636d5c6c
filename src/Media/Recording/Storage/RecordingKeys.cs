using System.Security.Cryptography;
using LiveView.Domain.Identifiers;

namespace LiveView.Media.Recording.Storage;

/// <summary>One key per incident, wrapped by the master key and kept beside the recordings. Deleting it deletes the incident's pictures.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="master">Wraps them.</param>
public sealed class RecordingKeys(IRecordingStore store, IMasterKey master)
{
    private const int KeyLength = 32;
    private const int MostWrapped = 4096;

    /// <summary>The key of an incident, made when there is none yet.</summary>
    /// <exception cref="CryptographicException">It is damaged, or of another master key.</exception>
    public async Task<byte[]> GetOrMakeAsync(IncidentId incident, CancellationToken cancellation)
    {
        if (await FindAsync(incident, cancellation).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        var key = RandomNumberGenerator.GetBytes(KeyLength);
        return await store.AddAsync(RecordingNames.Key(incident), master.Wrap(key, Purpose(incident)), cancellation).ConfigureAwait(false)
            ? key
            : await FindAsync(incident, cancellation).ConfigureAwait(false)
                ?? throw new CryptographicException($"The key of incident {incident} was deleted at this moment.");
    }

    /// <summary>The key of an incident; null when there is none, or none any more.</summary>
    /// <exception cref="CryptographicException">It is damaged, or of another master key.</exception>
    public async Task<byte[]?> FindAsync(IncidentId incident, CancellationToken cancellation)
    {
        var kept = await store.OpenAsync(RecordingNames.Key(incident), cancellation).ConfigureAwait(false);
        if (kept is null)
        {
            return null;
        }

        await using (kept.ConfigureAwait(false))
        {
            var wrapped = new byte[(int)Math.Min(kept.Length, MostWrapped)];
            await kept.ReadAsync(0, wrapped, cancellation).ConfigureAwait(false);
            return master.Unwrap(wrapped, Purpose(incident));
        }
    }

    /// <summary>Deletes the key of an incident: nothing that was recorded in it can be seen any more.</summary>
    public ValueTask DeleteAsync(IncidentId incident, CancellationToken cancellation) =>
        store.DeleteAsync(RecordingNames.Key(incident), cancellation);

    private static string Purpose(IncidentId incident) => $"live-view recording key v1\n{incident}";
}
