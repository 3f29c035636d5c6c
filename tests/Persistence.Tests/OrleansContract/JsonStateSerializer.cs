using System.Text.Json;
using Orleans.Storage;

namespace LiveView.Persistence.Tests.OrleansContract;

/// <summary>State as plain JSON: rows hold no type names of the program.</summary>
internal sealed class JsonStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input)!;
}
