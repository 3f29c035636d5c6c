using System.Text.Json;
using LiveView.Domain.Evidence;
using Orleans.Storage;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>Grain state as the silo writes it, so that a state that cannot be read back fails here too.</summary>
internal sealed class PlainJson : IGrainStorageSerializer
{
    public static bool IsDomainType(Type type) =>
        type.Namespace?.StartsWith("LiveView.Domain", StringComparison.Ordinal) == true && !type.IsAssignableTo(typeof(Exception));

    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, LogJson.Options));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, LogJson.Options)!;
}
