using System.ComponentModel.DataAnnotations;
using LiveView.Media.Recording.Storage;

namespace LiveView.Media.Recording;

/// <summary>How a media node records. Section <c>Recording</c> of the configuration.</summary>
public sealed class RecordingOptions : IValidatableObject
{
    /// <summary>Where segments are written until they are whole, on a local disk; null for <c>recordings/spool</c> in the data directory.</summary>
    public string? SpoolDirectory { get; set; }

    /// <summary>Where finished segments are kept; null for <c>recordings/kept</c> in the data directory.</summary>
    public string? Directory { get; set; }

    /// <summary>Where finished segments and wrapped keys are kept. Default: a disk.</summary>
    public RecordingStoreKind Store { get; set; }

    /// <summary>The storage, where <see cref="Store"/> is <see cref="RecordingStoreKind.S3"/>.</summary>
    public S3Options S3 { get; set; } = new();

    /// <summary>File of the master key; null for <c>keys/recording.key</c> in the data directory. Made at the first start.</summary>
    public string? MasterKeyFile { get; set; }

    /// <summary>After how many seconds a segment is closed and its head is written to the incident's log, at the next key frame. Default 60.</summary>
    [Range(1, 600)]
    public int SegmentSeconds { get; set; } = 60;

    /// <summary>At which size a segment is closed, at the next key frame, in MB. Default 64.</summary>
    [Range(1, 512)]
    public int SegmentMegabytes { get; set; } = 64;

    /// <summary>How much of one camera may wait for a slow disk, in MB; what does not fit is left out, and the gap is written. Default 32.</summary>
    [Range(1, 1024)]
    public int QueueMegabytes { get; set; } = 32;

    /// <summary>Room that is left free on the spool's disk, in MB: recording stops before the database can no longer write. Default 1024.</summary>
    [Range(0, 1024 * 1024)]
    public long KeepFreeMegabytes { get; set; } = 1024;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var found = new List<ValidationResult>();
        if (Store == RecordingStoreKind.S3)
        {
            Validator.TryValidateObject(S3, new ValidationContext(S3), found, validateAllProperties: true);
        }

        return found;
    }
}
