namespace LiveView.Domain.Evidence.Bundle;

/// <summary>One file of a bundle.</summary>
/// <param name="Name">Its name, with <c>/</c> between folders.</param>
/// <param name="Content">What is in it.</param>
public sealed record BundleFile(string Name, ReadOnlyMemory<byte> Content);
