namespace LiveView.Domain.Tracking;

/// <summary>What can be the matter with a tracked object for a while.</summary>
public enum EpisodeKind
{
    /// <summary>It says nothing, and nobody knows why.</summary>
    Silence,

    /// <summary>It stands still with the engine off: that it says little is in order.</summary>
    Parked,

    /// <summary>It lost its power.</summary>
    PowerCut,

    /// <summary>It drove, was heard well, and fell silent, or says itself that it is jammed.</summary>
    PossibleJamming,

    /// <summary>It repeats one measurement: the receiver is stuck.</summary>
    StuckReceiver,

    /// <summary>Its duress button was pressed.</summary>
    Duress,

    /// <summary>It was opened, taken off or moved with the engine off.</summary>
    Tamper,
}
