using System.Security.Cryptography;
using LiveView.Domain.Evidence;

namespace LiveView.Grains.Log;

/// <summary>Salts for the commitments of personal texts.</summary>
internal static class Salts
{
    public static string Fresh() => RandomNumberGenerator.GetHexString(PersonalValue.SaltLength, lowercase: true);
}
