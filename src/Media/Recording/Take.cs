using System.Security.Cryptography;
using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;
using LiveView.Media.Recording.Segments;

namespace LiveView.Media.Recording;

/// <summary>One take: segments that continue each other's hash chain. It ends when the recording ends, or when the disk loses a part of it.</summary>
internal sealed class Take(IncidentId incident, CameraId camera, byte[] incidentKey, RecordingSpool spool, RecordingOptions options)
{
    private const long Megabyte = 1024 * 1024;

    private readonly TakeId _id = TakeId.Parse(Guid.NewGuid().ToString("N"));
    private readonly TimeSpan _segmentLength = TimeSpan.FromSeconds(options.SegmentSeconds);
    private readonly long _segmentBytes = options.SegmentMegabytes * Megabyte;
    private readonly long _queueBytes = options.QueueMegabytes * Megabyte;
    private TakeChain? _chain;
    private SpoolFile? _file;
    private FeedInit? _writtenInit;
    private int _number;

    /// <summary>Whether the disk refused a part of it: nothing more can be added.</summary>
    public bool IsBroken => _file?.Failure is not null;

    /// <summary>Whether more waits for the disk than may.</summary>
    public bool IsBehind => _file?.Waiting > _queueBytes;

    /// <summary>Last picture that the disk has; null when there is none.</summary>
    public PictureTime? LastWritten =>
        _file?.Written is { Length: > 0 } records && Array.FindLast(records, each => each.Kind == RecordKind.Fragment) is { Kind: not 0 } last ? last.Time : null;

    public void Add(FeedInit init, Fragment fragment)
    {
        var time = PictureTime.Of(fragment.ArrivedAt);
        var file = FileFor(time, fragment.IsKeyFrame);
        if (_writtenInit != init)
        {
            _writtenInit = init;
            file.Add((segment, to) => segment.Init(to, time, (uint)init.Epoch, init.Segment.Bytes.Span));
        }

        file.Add((segment, to) => segment.Fragment(
            to, time, (uint)fragment.Epoch, fragment.Sequence, fragment.DecodeTime, fragment.IsKeyFrame, fragment.Payload.Span,
            new ChainHash(fragment.PayloadHash.Span)));
    }

    // A take that begins with what is missing is filed under where that ends: what it misses may well be in the take before, and after a
    // restart nobody here knows how far that came.
    public void AddGap(string cause, PictureTime from, PictureTime until, uint dropped) =>
        FileFor(until, isKeyFrame: false).Add((segment, to) => segment.Gap(to, cause, from, until, dropped));

    /// <summary>Nothing follows.</summary>
    public void Close()
    {
        if (_file is not null)
        {
            spool.Close(_file);
            _file = null;
        }
    }

    private SpoolFile FileFor(PictureTime time, bool isKeyFrame)
    {
        if (_file is not null && isKeyFrame && (time - _file.Header.StartedAt >= _segmentLength || _file.Length >= _segmentBytes))
        {
            spool.Close(_file);
            _file = null;
        }

        if (_file is null)
        {
            _chain ??= TakeChain.Start(incident, camera, _id);
            _writtenInit = null;
            _file = spool.Begin(
                new SegmentHeader(
                    incident, camera, _id, ++_number, time, _chain.Head, _chain.Init, _chain.Position,
                    Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SegmentHeader.SaltLength))),
                incidentKey, _chain);
        }

        return _file;
    }
}
