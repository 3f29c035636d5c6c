namespace LiveView.Domain.Incidents;

/// <summary>What a verdict rests on.</summary>
public enum VerificationEvidence
{
    /// <summary>Pictures of the site.</summary>
    Picture,

    /// <summary>Sound from the site.</summary>
    Audio,

    /// <summary>A call back to the site or its key holder.</summary>
    CallBack,

    /// <summary>A second detector that agrees with the first.</summary>
    SecondDetector,
}
