using System.Text.Json;

namespace LiveView.Domain.Accountability;

/// <summary>One line of the log that is accounted for as it stands: a refusal, an export, an erasure, a change of accounts or settings.</summary>
/// <param name="Position">Position in the log; rises with time.</param>
/// <param name="Stream">Its stream: an incident's or an organisation's.</param>
/// <param name="Version">Its place there.</param>
/// <param name="Type">Stable name of the event.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Event">The event as the log holds it: personal texts stand there as commitments.</param>
public sealed record AuditEntry(long Position, string Stream, long Version, string Type, DateTimeOffset At, JsonElement Event);
