using System.Security.Cryptography;
using System.Text;

namespace LiveView.Domain.Machines;

/// <summary>A code by which one device gets its certificate, as it is kept: enough to recognise it, not to know it.</summary>
/// <param name="Code">SHA-256 of the code, 64 hexadecimal digits in small letters.</param>
/// <param name="Until">From then on it is worth nothing, UTC.</param>
public sealed record MachineEnrolment(string Code, DateTimeOffset Until)
{
    /// <summary>How long a code can be used: 24 hours.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>For how long a code that was used still fits, 10 minutes: a client asks more after it has its certificate, and asks again when an answer was lost.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>After so many wrong codes the right one is worth nothing.</summary>
    public const int MostFailures = 10;

    /// <summary>Wrong codes that came so far.</summary>
    public int Failures { get; init; }

    /// <summary>SHA-256 of the public key for which it was used, 64 hexadecimal digits in small letters; null as long as it was not.</summary>
    public string? Key { get; init; }

    /// <summary>Whether any code may still be shown.</summary>
    public bool IsOpen(DateTimeOffset now) => now < Until && Failures < MostFailures;

    /// <summary>Whether a code is this one, and worth something.</summary>
    /// <param name="code">SHA-256 of the code that is shown.</param>
    /// <param name="now">Now, UTC.</param>
    public bool Fits(string code, DateTimeOffset now) =>
        IsOpen(now) && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes(Code));

    /// <summary>After it was used for a key. For the same key again it stays as it is: an answer that is asked for again and again prolongs nothing.</summary>
    internal MachineEnrolment Used(string key, DateTimeOffset at) => Key is null ? this with { Key = key, Until = at + Grace } : this;
}
