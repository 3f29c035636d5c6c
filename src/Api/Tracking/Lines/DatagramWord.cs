using LiveView.Domain.Tracking;

namespace LiveView.Api.Tracking.Lines;

/// <summary>What one datagram says.</summary>
/// <param name="Reports">The positions in it.</param>
/// <param name="Stored">What to answer when all is stored, and only then; empty when the protocol has no answers.</param>
/// <param name="Unreadable">How many messages in it could not be read.</param>
/// <param name="Text">Why, for a technician; null when all could.</param>
internal sealed record DatagramWord(IReadOnlyList<PositionReport> Reports, byte[] Stored, long Unreadable, string? Text);

/// <summary>Reads the datagrams of one sender.</summary>
internal interface IDatagramReader
{
    /// <summary>Reads one datagram.</summary>
    DatagramWord Read(ReadOnlySpan<byte> datagram, DateTimeOffset now);
}
