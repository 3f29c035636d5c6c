namespace LiveView.Domain.Incidents;

/// <summary>Whether the sharing party is asked for pictures for a party that was invited, and what it answered.</summary>
public enum InvitationWish
{
    /// <summary>It is not asked: the room that invites passes on what it has.</summary>
    None,

    /// <summary>It is asked, and has not answered.</summary>
    Asked,

    /// <summary>It released cameras to the party.</summary>
    Granted,

    /// <summary>It does not, and said why.</summary>
    Refused,
}
