using System.Text.Json;
using LiveView.Domain.Evidence;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>Messages and grain state as the silo writes them, so that what cannot be read back fails here too.</summary>
public sealed class PlainJson : IGrainStorageSerializer
{
    /// <summary>While true, no grain can write its state.</summary>
    public bool IsAway { get; set; }

    public BinaryData Serialize<T>(T? input) => IsAway
        ? throw new IOException("The database is away, as the test wants it.")
        : new(JsonSerializer.SerializeToUtf8Bytes(input, LogJson.Options));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, LogJson.Options)!;
}

internal static class DomainJson
{
    public static IServiceCollection AddDomainJson(this IServiceCollection services) => services
        .AddSerializer(serializer => serializer.AddJsonSerializer(IsDomainType, LogJson.Options))
        .Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add("LiveView"));

    private static bool IsDomainType(Type type) =>
        type.Namespace?.StartsWith("LiveView.Domain", StringComparison.Ordinal) == true && !type.IsAssignableTo(typeof(Exception));
}
