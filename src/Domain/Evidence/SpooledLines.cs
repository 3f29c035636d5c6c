using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Evidence;

/// <summary>Lines that happened while the log was away, ready to be appended when it is back.</summary>
/// <param name="Id">Names them: 32 lower-case hexadecimal digits.</param>
/// <param name="Stream">The stream they belong to.</param>
/// <param name="From">Number of lines that stood before them, as far as was known.</param>
/// <param name="Lines">The lines, in order.</param>
/// <param name="Audience">Organisations that must hear of them.</param>
public sealed record SpooledLines(
    string Id, string Stream, long From, IReadOnlyList<LineToLog> Lines, IReadOnlyList<OrganisationId> Audience);
