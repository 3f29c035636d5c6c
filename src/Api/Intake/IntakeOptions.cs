using System.ComponentModel.DataAnnotations;

namespace LiveView.Api.Intake;

/// <summary>Where alarms come in. Section <c>Intake</c> of the configuration.</summary>
public sealed class IntakeOptions
{
    /// <summary>Receivers for SIA DC-09 over TCP.</summary>
    public IList<Dc09ReceiverOptions> Dc09 { get; } = [];
}

/// <summary>One receiver for SIA DC-09 over TCP.</summary>
public sealed class Dc09ReceiverOptions
{
    /// <summary>Address and port to listen on, such as <c>0.0.0.0:10500</c>.</summary>
    [Required]
    public string Endpoint { get; set; } = "";

    /// <summary>Id of the alarm centre that runs the receiver; its desk hears of trouble on the line.</summary>
    [Required]
    public string Organisation { get; set; } = "";
}
