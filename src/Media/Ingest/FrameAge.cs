namespace LiveView.Media.Ingest;

/// <summary>What the age of the last frame says.</summary>
internal enum FrameAge
{
    /// <summary>Frames come, or the first is still awaited.</summary>
    Fresh,

    /// <summary>Pictures come in, but none at which a decoder can start has come for long.</summary>
    WithoutKey,

    /// <summary>No frame for three frames' time and at least a second.</summary>
    Stalled,

    /// <summary>No frame for so long that only a new start helps.</summary>
    Lost,
}
