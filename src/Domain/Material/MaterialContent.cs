namespace LiveView.Domain.Material;

/// <summary>The bytes of a piece of material, told apart from all others without having them.</summary>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hexadecimal, 64 characters.</param>
/// <param name="MediaType">Media type (RFC 6838), such as <c>image/jpeg</c>.</param>
/// <param name="Bytes">How many there are.</param>
/// <param name="Width">Width, pixels.</param>
/// <param name="Height">Height, pixels.</param>
public sealed record MaterialContent(string Sha256, string MediaType, int Bytes, int Width, int Height);
