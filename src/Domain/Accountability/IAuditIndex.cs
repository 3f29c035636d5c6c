using LiveView.Domain.Evidence;

namespace LiveView.Domain.Accountability;

/// <summary>
/// A read model over the log for those who have to account for pictures. It holds nothing that the log does not, and can be built again
/// from it. Every question is answered up to the end of the log at that moment.
/// </summary>
public interface IAuditIndex
{
    /// <summary>Takes in what the log has grown by. Called by several silos at once, each line is taken in once.</summary>
    /// <exception cref="EventLogUnavailableException">The database does not answer.</exception>
    Task CatchUpAsync(CancellationToken cancel = default);

    /// <summary>Empties the index; the next question builds it again from the log.</summary>
    /// <exception cref="EventLogUnavailableException">The database does not answer.</exception>
    Task ForgetAsync(CancellationToken cancel = default);

    /// <summary>Viewings that were under way within the period, in the order in which they began.</summary>
    /// <param name="scope">What the reader may know of.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="after">Position of the last row the reader has; 0 from the beginning.</param>
    /// <param name="limit">Greatest number of rows, 1 to 10,000.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="EventLogUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<ViewingRecord>> ViewingsAsync(AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel = default);

    /// <summary>Releases and exports within the period; of a camera, also the exports of incidents in which it was released.</summary>
    /// <inheritdoc cref="ViewingsAsync"/>
    Task<IReadOnlyList<DisclosureRecord>> DisclosuresAsync(AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel = default);

    /// <summary>Other lines within the period that are accounted for; cameras are not looked at.</summary>
    /// <inheritdoc cref="ViewingsAsync"/>
    Task<IReadOnlyList<AuditEntry>> EntriesAsync(AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel = default);

    /// <summary>Of those, the lines about releases of photos and floor plans and looks at them: see <see cref="MaterialEntry.Of(AuditEntry)"/>.</summary>
    /// <inheritdoc cref="ViewingsAsync"/>
    Task<IReadOnlyList<AuditEntry>> MaterialAsync(AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel = default);

    /// <summary>Ends of the streams in which something within the period stands that the reader may know of.</summary>
    /// <inheritdoc cref="ViewingsAsync"/>
    Task<IReadOnlyList<StreamEnd>> HeadsAsync(AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel = default);

    /// <summary>Cameras of the reader that reports can be made of, by site and name; none for a reader that shares none.</summary>
    /// <exception cref="EventLogUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<AuditCamera>> CamerasAsync(AuditScope scope, CancellationToken cancel = default);
}
