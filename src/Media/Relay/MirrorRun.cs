using System.Globalization;
using LiveView.Media.Feeds;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Relay;

/// <summary>What comes over one connection, put into the mirrored feed as it came.</summary>
internal sealed class MirrorRun(Feed feed, FeedWriter writer, ILogger logger)
{
    private FeedWriter _writer = writer;

    /// <summary>Whether pictures came.</summary>
    public bool Came { get; private set; }

    /// <summary>Highest epoch that was heard of.</summary>
    public long Epoch => _writer.Epoch;

    /// <returns>Why nothing more comes.</returns>
    public async Task<string> PassOnAsync(RelayReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false) is { IsEmpty: false } record)
        {
            switch (record.Span[0])
            {
                case PictureHeader.InitKind:
                    if (!Begin(record.Span))
                    {
                        return "a newer epoch is known.";
                    }

                    break;
                case PictureHeader.FragmentKind:
                    if (!Pass(Fragment.FromMessage(record.Span)))
                    {
                        return "a newer epoch is known.";
                    }

                    break;
                case RelayRecord.State:
                    if (RelayRecord.StateOf(record.Span) is { } state)
                    {
                        _writer.Publish(state);
                    }

                    break;
                case RelayRecord.Gap:
                    RelayLog.Gap(logger, $"{feed.Id}", RelayRecord.GapOf(record.Span));
                    break;
                case RelayRecord.Ended:
                    return string.Create(CultureInfo.InvariantCulture, $"the feed ended on the node: {(EndReason)(record.Length > 1 ? record.Span[1] : 0)}.");
                default:
                    // A sign of life, or something that a newer node says.
                    break;
            }
        }

        return "the node ended it.";
    }

    /// <summary>Tells viewers that what they see is old.</summary>
    public void Lost() => _writer.Publish(PictureState.RelayLost);

    /// <summary>A new decoder, perhaps of a new epoch: the node's feed goes on over the same connection.</summary>
    private bool Begin(ReadOnlySpan<byte> record)
    {
        var epoch = record.Length > PictureHeader.Length ? PictureHeader.Read(record).Epoch : 0;
        if (epoch < 1 || feed.StartRun(epoch) is not { } next)
        {
            return false;
        }

        _writer = next;
        return next.Pass(FeedInit.FromMessage(record, next.Run));
    }

    private bool Pass(Fragment fragment)
    {
        var passed = fragment.Epoch == _writer.Epoch && _writer.Pass(fragment);
        fragment.Release();
        Came |= passed;
        return passed;
    }
}
