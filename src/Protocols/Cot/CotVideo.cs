namespace LiveView.Protocols.Cot;

/// <summary>A video that belongs to an event (<c>__video</c>).</summary>
/// <param name="Uid">Its name for TAK clients.</param>
/// <param name="Address">Where it plays.</param>
/// <param name="Alias">What a person reads.</param>
public sealed record CotVideo(string Uid, Uri Address, string Alias);
