namespace LiveView.Domain.Connections;

/// <summary>What the law and the owner allow with the pictures of a connection; it differs per source.</summary>
/// <param name="LiveRelease">Whether live pictures may be released at all.</param>
/// <param name="ReleaseMinutes">Longest time a release may run, in minutes, 1 to 1,440.</param>
/// <param name="LegalBasis">On what ground pictures are released, as it will stand in the log.</param>
/// <param name="ReleaseHours">Only within these hours, local time at the site; null for the whole day.</param>
public sealed record SourcePolicy(bool LiveRelease, int ReleaseMinutes, string LegalBasis, HoursOfDay? ReleaseHours = null);
