using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Evidence;

/// <summary>Another party's signature under one of our checkpoints: it saw that state, and keeps it.</summary>
/// <param name="Leaf">The checkpoint.</param>
/// <param name="Organisation">The party.</param>
/// <param name="KeyId">Which of its keys: SHA-256 of the public key (SubjectPublicKeyInfo), lower-case hexadecimal.</param>
/// <param name="At">When we received it, UTC.</param>
/// <param name="Signature">ECDSA over P-256 and SHA-256, in DER, over <see cref="Checkpoint.Text"/>.</param>
public sealed record Cosignature(long Leaf, OrganisationId Organisation, string KeyId, DateTimeOffset At, ReadOnlyMemory<byte> Signature);
