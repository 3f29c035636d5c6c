using System.Security.Cryptography;
using System.Text;
using LiveView.Domain.Machines;

namespace LiveView.Api.Machines;

/// <summary>Makes and recognises secrets of machines. What is kept recognises a secret and does not give it away.</summary>
internal static class MachineSecrets
{
    /// <summary>Rounds of PBKDF2. The secret has 256 random bits already: the rounds are there for whoever types one of its own.</summary>
    public const int Iterations = 100_000;

    private const int SecretBytes = 32;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const int IdBytes = 4;
    private const int MostCharacters = 256;

    /// <summary>Compared with when there is no such machine, so that an answer takes as long as for one that exists.</summary>
    private static readonly MachineSecret s_nobody = Make(DateTimeOffset.UnixEpoch).Kept;

    /// <summary>A new secret, shown once, and what is kept of it.</summary>
    public static (string Shown, MachineSecret Kept) Make(DateTimeOffset now)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return (secret, new MachineSecret(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), Convert.ToBase64String(Hash(secret, salt, Iterations)),
            Convert.ToBase64String(salt), Iterations, now));
    }

    /// <summary>Whether a secret is one of those kept. All are compared, each in constant time, and somebody's even when there is none.</summary>
    public static bool IsOneOf(IReadOnlyCollection<MachineSecret> kept, string presented)
    {
        if (presented.Length > MostCharacters)
        {
            return false;
        }

        var found = false;
        foreach (var each in kept.Count == 0 ? [s_nobody] : kept)
        {
            var hash = Hash(presented, Convert.FromBase64String(each.Salt), each.Iterations);
            found |= CryptographicOperations.FixedTimeEquals(hash, Convert.FromBase64String(each.Hash)) && kept.Count > 0;
        }

        return found;
    }

    private static byte[] Hash(string secret, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), salt, iterations, HashAlgorithmName.SHA256, HashBytes);
}
