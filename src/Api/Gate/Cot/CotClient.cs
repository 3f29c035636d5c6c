using LiveView.Api.Identity;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;

namespace LiveView.Api.Gate.Cot;

/// <summary>A device with a client of TAK, known by its certificate. It stands for whoever carries it, and lasts as its registration does.</summary>
/// <param name="id">As what it is registered.</param>
/// <param name="certificate">SHA-256 of its certificate.</param>
/// <param name="acting">As whom it follows.</param>
internal sealed class CotClient(MachineClientId id, string certificate, Actor acting) : IHold, IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private string? _reason;

    public MachineClientId Id => id;

    public string Certificate => certificate;

    public Actor Acting => acting;

    /// <inheritdoc />
    public CancellationToken Ended => _ended.Token;

    /// <inheritdoc />
    public string? Reason => Volatile.Read(ref _reason);

    /// <summary>Ends all that stands on it.</summary>
    public void End(string reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
        {
            _ended.Cancel();
        }
    }

    public void Dispose() => _ended.Dispose();
}
