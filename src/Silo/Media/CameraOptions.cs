using System.ComponentModel.DataAnnotations;
using System.Net;
using LiveView.Media.Ingest;
using LiveView.Media.Line;

namespace LiveView.Silo.Media;

/// <summary>How this node connects to cameras. Section <c>Media:Cameras</c> of the configuration.</summary>
public sealed class CameraOptions : IValidatableObject
{
    /// <summary>
    /// Networks in which cameras stand although they would be refused otherwise: this machine, its own networks, link-local and carrier
    /// addresses. In CIDR, for example <c>10.20.0.0/16</c>. Default: none.
    /// </summary>
    public IReadOnlyList<string> AllowedNetworks { get; set; } = [];

    /// <summary>Whether the certificate of an rtsps camera must be valid for the host in its address. Default: yes.</summary>
    public bool VerifyCertificates { get; set; } = true;

    /// <summary>Pictures that this node converts at once because browsers would not show them as they come, 0 to 64. Default: two per core.</summary>
    [Range(0, 64)]
    public int ConversionsAtOnce { get; set; } = 2 * Environment.ProcessorCount;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AllowedNetworks
        .Where(network => !IPNetwork.TryParse(network, out _))
        .Select(network => new ValidationResult(
            $"'{network}' in Media:Cameras:AllowedNetworks is no network: write an address that ends in zeros and the length of its prefix, "
            + "for example 10.20.0.0/16."));

    internal MediaNodeOptions Node(SourceOptions sources) => new() { Line = Line(), TranscodersAtOnce = ConversionsAtOnce, Sources = sources };

    private CameraLineOptions Line() => new()
    {
        Networks = new CameraNetworks([.. AllowedNetworks.Select(network => IPNetwork.Parse(network))], OwnNetworks.Read),
        VerifyCertificates = VerifyCertificates,
    };
}
