namespace LiveView.Domain.Tracking.Handover;

/// <summary>What a control room does with a followed object.</summary>
public enum RoomRole
{
    /// <summary>It leads [regie]: exactly one does.</summary>
    Lead,

    /// <summary>It takes part: its units or cameras help.</summary>
    Support,

    /// <summary>It looks on.</summary>
    Watch,
}
