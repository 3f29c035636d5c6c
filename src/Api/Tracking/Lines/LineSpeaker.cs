using LiveView.Domain.Identifiers;

namespace LiveView.Api.Tracking.Lines;

/// <summary>For whom a line speaks on which trackers cannot carry a token.</summary>
/// <param name="Organisation">The party whose objects they are.</param>
/// <param name="Machine">Its machine, which needs the scope <c>positions.write</c>.</param>
internal sealed record LineSpeaker(OrganisationId Organisation, MachineId Machine);
