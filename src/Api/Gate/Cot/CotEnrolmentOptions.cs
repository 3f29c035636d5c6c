namespace LiveView.Api.Gate.Cot;

/// <summary>Where devices with clients of TAK get their certificates by a code. Section <c>Cot:Enrolment</c> of the configuration.</summary>
public sealed class CotEnrolmentOptions
{
    /// <summary>Address and port of the door, such as <c>0.0.0.0:8446</c>, where clients look for it; null for no door.</summary>
    public string? Endpoint { get; set; }
}
