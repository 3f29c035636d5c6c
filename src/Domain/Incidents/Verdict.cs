namespace LiveView.Domain.Incidents;

/// <summary>The sharing party's judgement of an alarm.</summary>
public enum Verdict
{
    /// <summary>Verified [geverifieerd]: something is really going on.</summary>
    Verified,

    /// <summary>Not verifiable [niet verifieerbaar].</summary>
    NotVerifiable,

    /// <summary>Unnecessary [nodeloos].</summary>
    Unnecessary,
}
