using LiveView.Protocols.Ais;

namespace LiveView.Api.Tracking.Lines;

/// <summary>AIS over UDP of one receiver: whole sentences, without answers. The parts of a message may come in several datagrams.</summary>
internal sealed class AisDatagramReader : IDatagramReader
{
    private static readonly AisFault[] s_faults = Enum.GetValues<AisFault>();

    private readonly AisReader _reader = new();

    public DatagramWord Read(ReadOnlySpan<byte> datagram, DateTimeOffset now)
    {
        var before = Lost();
        var reports = _reader.Read(datagram, now);
        reports = [.. reports, .. _reader.End(now)];
        var wrong = Lost() - before;
        return new DatagramWord(reports, [], wrong, wrong > 0 ? "A sentence is none, or its checksum is wrong." : null);
    }

    private long Lost() => s_faults.Sum(_reader.Lost);
}
