namespace LiveView.Domain.Machines;

/// <summary>A secret of a machine as it is kept: enough to recognise it, not to know it.</summary>
/// <param name="Id">Names the secret to people; not secret.</param>
/// <param name="Hash">PBKDF2-HMAC-SHA-256 of the secret, base64.</param>
/// <param name="Salt">Random salt, base64.</param>
/// <param name="Iterations">Rounds of PBKDF2.</param>
/// <param name="Since">When it was made, UTC.</param>
public sealed record MachineSecret(string Id, string Hash, string Salt, int Iterations, DateTimeOffset Since);
