using System.ComponentModel.DataAnnotations;
using LiveView.Domain.Parties;

namespace LiveView.Api.Gate.Cot;

/// <summary>Where clients of TAK get what their organisation may follow. Section <c>Cot</c> of the configuration.</summary>
public sealed class CotOptions : IValidatableObject
{
    private const int MostEver = 65_536;

    /// <summary>Address and port of the door, such as <c>0.0.0.0:8089</c>; null for no door.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Where devices enrol that are to come to that door.</summary>
    public CotEnrolmentOptions Enrolment { get; set; } = new();

    /// <summary>What it is worth, as a sign-in, that a device shows a registered certificate. The source policies say what they ask for.</summary>
    public SignInStrength CertificateStrength { get; set; } = SignInStrength.OneFactor;

    /// <summary>Most connections at once, 1 to 65536.</summary>
    public int MostConnections { get; set; } = 500;

    /// <summary>Address of the console, for links to cameras; null for no links.</summary>
    public Uri? ConsoleAddress { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MostConnections is < 1 or > MostEver)
        {
            yield return new ValidationResult("Cot:MostConnections is 1 to 65536.");
        }

        if (ConsoleAddress is { } address && !(address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps))
        {
            yield return new ValidationResult($"Cot:ConsoleAddress '{address}' is no https address.");
        }
    }
}
