using System.ComponentModel.DataAnnotations;

namespace LiveView.Media.Recording.Storage;

/// <summary>Storage that speaks S3, for recordings. Section <c>Recording:S3</c> of the configuration.</summary>
public sealed class S3Options : IValidatableObject
{
    /// <summary>Where it is, http or https, without user name or password. Over http the network must be a trusted one.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The bucket; it must be there, without versions and without object lock, or retention deletes nothing.</summary>
    public string? Bucket { get; set; }

    /// <summary>The region that requests are signed for. Default <c>us-east-1</c>, which most servers of one's own take.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Whether the bucket stands in the path of an address rather than in the name of its host. Default: yes.</summary>
    public bool PathStyle { get; set; } = true;

    /// <summary>Name of the access key.</summary>
    public string? AccessKey { get; set; }

    /// <summary>File with the secret of the access key and nothing else, mode 0600.</summary>
    public string? SecretKeyFile { get; set; }

    /// <summary>How long the store may take for one request, in seconds, 1 to 600. Default 60: 64 MB at 10 Mbit/s.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" })
        {
            yield return new ValidationResult("Recording:S3:Endpoint must be an http or https address without user name or password.");
        }

        if (string.IsNullOrWhiteSpace(Bucket))
        {
            yield return new ValidationResult("Recording:S3:Bucket is missing: name a bucket that is there.");
        }

        if (string.IsNullOrWhiteSpace(AccessKey) || string.IsNullOrWhiteSpace(SecretKeyFile))
        {
            yield return new ValidationResult("Recording:S3:AccessKey and Recording:S3:SecretKeyFile belong together: give both.");
        }
    }
}
