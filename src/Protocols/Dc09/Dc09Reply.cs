namespace LiveView.Protocols.Dc09;

/// <summary>How the standard wants a frame answered that cannot be taken in.</summary>
public enum Dc09Reply
{
    /// <summary>No answer at all: the panel tries again by itself.</summary>
    Silence,

    /// <summary>"Understood but unable to process": <see cref="Dc09Answer.Duh"/>.</summary>
    Duh,

    /// <summary>The timestamp does not pass; the answer carries the receiver's time: <see cref="Dc09Answer.Nak"/>.</summary>
    Nak,
}
