namespace LiveView.Api.Identity;

/// <summary>On what a lease stands: when whoever looks is nobody any more, it ends.</summary>
internal interface IHold
{
    /// <summary>Cancelled when that is over.</summary>
    CancellationToken Ended { get; }

    /// <summary>Why: a stable code; null while it holds.</summary>
    string? Reason { get; }
}
