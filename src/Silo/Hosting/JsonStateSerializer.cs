using System.Text.Json;
using LiveView.Domain.Evidence;
using Orleans.Storage;

namespace LiveView.Silo.Hosting;

/// <summary>Grain state as plain JSON: rows hold no type names, so that a class may be renamed.</summary>
internal sealed class JsonStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, LogJson.Options));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, LogJson.Options)!;
}
