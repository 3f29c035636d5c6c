using System.Security.Cryptography;
using LiveView.Api.Keys;
using Microsoft.IdentityModel.Tokens;

namespace LiveView.Api.Machines;

/// <summary>The keys of machines' tokens: made once per installation, and the same for all its edges. Never made for one run only.</summary>
internal sealed class MachineKeys : IDisposable
{
    private const int EncryptionBytes = 32;
    private const string SigningName = "signing.pem";
    private const string EncryptionName = "encryption.key";

    private readonly ECDsa _signing = ECDsa.Create();

    public MachineKeys(IKeyStore store)
    {
        _signing.ImportFromPem(store.ReadOrMake(SigningName, MakeSigningKey));
        Signing = new ECDsaSecurityKey(_signing) { KeyId = Convert.ToHexStringLower(SHA256.HashData(_signing.ExportSubjectPublicKeyInfo()))[..16] };
        Encryption = new SymmetricSecurityKey(Convert.FromBase64String(store.ReadOrMake(EncryptionName, MakeEncryptionKey)));
    }

    /// <summary>The keys there are, and how each is made.</summary>
    public static IReadOnlyList<(string Name, Func<string> Make)> Kinds { get; } = [(SigningName, MakeSigningKey), (EncryptionName, MakeEncryptionKey)];

    /// <summary>Signs tokens: ECDSA over P-256.</summary>
    public ECDsaSecurityKey Signing { get; }

    /// <summary>Encrypts tokens, so that what they say is for us alone: 256 bits.</summary>
    public SymmetricSecurityKey Encryption { get; }

    /// <summary>Names this installation in its tokens (<c>iss</c>), whatever address a machine reaches it under.</summary>
    public Uri Issuer => new($"urn:liveview:{Signing.KeyId}");

    public void Dispose() => _signing.Dispose();

    private static string MakeEncryptionKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(EncryptionBytes));

    private static string MakeSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
