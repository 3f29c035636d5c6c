using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveView.Silo.Hosting;

/// <summary>
/// The certificate of the console, from a PEM file with its key in another, or from a PFX file with its password in another. A renewed
/// file is taken up without a restart; one that cannot be read leaves the old certificate in place.
/// </summary>
internal sealed class HttpCertificate
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    private readonly string _path;
    private readonly string? _keyPath;
    private readonly string? _passwordFile;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private X509Certificate2 _certificate;
    private DateTime _written;
    private long _looked;

    private HttpCertificate(string path, string? keyPath, string? passwordFile, TimeProvider time)
    {
        (_path, _keyPath, _passwordFile, _time, _looked) = (path, keyPath, passwordFile, time, time.GetTimestamp());
        _written = File.GetLastWriteTimeUtc(path);
        _certificate = Load();
    }

    /// <summary>The newest certificate that could be read.</summary>
    public X509Certificate2 Current
    {
        get
        {
            lock (_gate)
            {
                if (_time.GetElapsedTime(_looked) >= Between)
                {
                    _looked = _time.GetTimestamp();
                    Renew();
                }

                return _certificate;
            }
        }
    }

    /// <summary>
    /// What vouches for the certificate, for whoever knows nobody yet: its authorities, from the nearest to the first, as its own file and
    /// this system know them; itself when it has none.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read now.</exception>
    /// <exception cref="CryptographicException">The file is half written, perhaps.</exception>
    public IReadOnlyList<X509Certificate2> Authorities()
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags;
        chain.ChainPolicy.ExtraStore.AddRange(InFile());
        chain.Build(Current);
        // Without the key, and longer than the chain.
        var all = chain.ChainElements.Select(each => X509CertificateLoader.LoadCertificate(each.Certificate.RawData)).ToArray();
        return all.Length > 1 ? all[1..] : all;
    }

    /// <summary>Reads the certificate that the configuration names.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="time">When to look for a renewed one.</param>
    /// <param name="name">The section that names it.</param>
    /// <exception cref="ConfigurationException">There is none, or it cannot be read; the message says which and why.</exception>
    public static HttpCertificate Open(IConfiguration configuration, TimeProvider time, string name = "Http:Certificate")
    {
        var section = configuration.GetSection(name);
        var path = section["Path"] ?? throw new ConfigurationException($"A door speaks TLS (https:// in Http:Urls, Cot:Endpoint or Cot:Enrolment:Endpoint): set {name}:Path.");
        try
        {
            return new HttpCertificate(path, section["KeyPath"], section["PasswordFile"], time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ConfigurationException($"The certificate in {name} cannot be used: {e.Message}");
        }
    }

    private void Renew()
    {
        try
        {
            var written = File.GetLastWriteTimeUtc(_path);
            if (written != _written)
            {
                // The old one may still be in use by a handshake: the collector takes it away.
                (_certificate, _written) = (Load(), written);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            // Half written, perhaps: it is looked at again.
        }
    }

    private X509Certificate2Collection InFile()
    {
        if (_keyPath is null)
        {
            return X509CertificateLoader.LoadPkcs12CollectionFromFile(_path, Password());
        }

        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(_path);
        return all;
    }

    private string? Password() => _passwordFile is null ? null : File.ReadAllText(_passwordFile).TrimEnd('\r', '\n');

    private X509Certificate2 Load()
    {
        var password = Password();
        if (_keyPath is null)
        {
            return X509CertificateLoader.LoadPkcs12FromFile(_path, password);
        }

        return password is null
            ? X509Certificate2.CreateFromPemFile(_path, _keyPath)
            : X509Certificate2.CreateFromEncryptedPemFile(_path, password, _keyPath);
    }
}
