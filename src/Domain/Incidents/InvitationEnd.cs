namespace LiveView.Domain.Incidents;

/// <summary>Why an invitation ended: stable codes.</summary>
internal static class InvitationEnd
{
    /// <summary>It was taken back.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Its time came.</summary>
    public const string Expired = "expired";

    /// <summary>The party that was invited left.</summary>
    public const string Left = "left";

    /// <summary>The room that invited left.</summary>
    public const string InviterLeft = "inviter-left";

    /// <summary>The sharing party forwarded the incident to the party itself: it takes part in its own right.</summary>
    public const string Forwarded = "forwarded";
}
