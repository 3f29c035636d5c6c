namespace LiveView.Grains.Identity;

/// <summary>Stored state of the set-up.</summary>
internal sealed class SetUpState
{
    public bool IsClaimed { get; set; }

    /// <summary>SHA-256 of the code; null when there is none.</summary>
    public string? CodeHash { get; set; }

    public DateTimeOffset Expires { get; set; }

    public int TriesLeft { get; set; }
}
