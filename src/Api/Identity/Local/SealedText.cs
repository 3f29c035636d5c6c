using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LiveView.Api.Identity.Local;

/// <summary>Text that a browser carries for us for a while and can neither read nor change nor keep.</summary>
internal sealed class SealedText(IDataProtectionProvider protection, TimeProvider time)
{
    public string Seal(string purpose, string text, TimeSpan lifetime)
    {
        var expires = (time.GetUtcNow() + lifetime).ToUnixTimeMilliseconds();
        return protection.CreateProtector(purpose).Protect(string.Create(CultureInfo.InvariantCulture, $"{expires}|{text}"));
    }

    /// <summary>Seals for good: for what is stored and not carried.</summary>
    public string Keep(string purpose, string text) => protection.CreateProtector(purpose).Protect(text);

    public string Read(string purpose, string kept) => protection.CreateProtector(purpose).Unprotect(kept);

    /// <returns>The text and when it expires, or null when it is not ours, or too old.</returns>
    public (string Text, DateTimeOffset Expires)? Open(string purpose, string? carried)
    {
        if (carried is null)
        {
            return null;
        }

        try
        {
            var whole = protection.CreateProtector(purpose).Unprotect(carried);
            var bar = whole.IndexOf('|', StringComparison.Ordinal);
            var expires = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(whole[..bar], CultureInfo.InvariantCulture));
            return time.GetUtcNow() < expires ? (whole[(bar + 1)..], expires) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
