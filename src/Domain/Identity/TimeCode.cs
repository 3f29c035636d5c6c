using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace LiveView.Domain.Identity;

/// <summary>
/// One-time codes by the clock (TOTP, RFC 6238): six digits, HMAC-SHA-1, a new one every 30 seconds, as every authenticator makes them.
/// </summary>
public static class TimeCode
{
    /// <summary>Bytes in a key: as many as the hash has.</summary>
    public const int KeyBytes = 20;

    /// <summary>Digits in a code.</summary>
    public const int Digits = 6;

    private const int StepSeconds = 30;

    /// <summary>Steps that a clock may be wrong, each way.</summary>
    private const int Tolerance = 1;

    /// <summary>The code of one step.</summary>
    public static string Of(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238 and the authenticators say SHA-1; its weakness, collisions, does not touch HMAC.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step of a moment.</summary>
    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>Finds the step to which a code belongs.</summary>
    /// <param name="key">The key.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="lastUsed">The last step whose code was used: it, and all before it, count no more.</param>
    /// <returns>The step, or null when the code is wrong, too old or used.</returns>
    public static long? Match(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long lastUsed)
    {
        long? found = null;
        var step = StepOf(now);
        // Every step is tried, so that the time it takes says nothing.
        for (var each = step - Tolerance; each <= step + Tolerance; each++)
        {
            var same = CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(Of(key, each)), System.Text.Encoding.UTF8.GetBytes(code));
            if (same && each > lastUsed)
            {
                found = each;
            }
        }

        return found;
    }
}
