using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents;

/// <summary>One line of the log that the people who work on an incident share.</summary>
/// <param name="Seq">Sequence of the event it stands for.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Code">What happened: a stable code that screens translate.</param>
/// <param name="Text">What somebody wrote with it.</param>
/// <param name="To">The receiving party that was told, or whose release it is about; null when it is about none.</param>
/// <param name="Material">The photo or plan that it is about, whose title is its text; null when it is about none.</param>
public sealed record IncidentLogEntry(
    long Seq, DateTimeOffset At, Actor By, string Code, string? Text, OrganisationId? To = null, MaterialId? Material = null);
