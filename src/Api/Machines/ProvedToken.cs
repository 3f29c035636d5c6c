using LiveView.Domain.Machines;

namespace LiveView.Api.Machines;

/// <summary>What a genuine token says. Whether the machine still has it, the cluster says.</summary>
/// <param name="Id">Whose it is.</param>
/// <param name="Epoch">The machine's epoch when it was given.</param>
/// <param name="Scopes">What it was given for.</param>
/// <param name="Until">From this moment on, UTC, it is worth nothing.</param>
internal sealed record ProvedToken(MachineClientId Id, int Epoch, IReadOnlyList<MachineScope> Scopes, DateTimeOffset Until);
