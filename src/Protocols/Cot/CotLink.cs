namespace LiveView.Protocols.Cot;

/// <summary>What an event is tied to (<c>link</c>).</summary>
/// <param name="Uid">The other's name.</param>
/// <param name="Type">What the other is, as a type of CoT.</param>
/// <param name="Relation">How they are tied, such as <c>p-p</c> for a parent.</param>
/// <param name="Address">Where more is to be read; null for nowhere.</param>
/// <param name="Remarks">What a person reads; null for nothing.</param>
public sealed record CotLink(string Uid, string Type, string Relation, Uri? Address, string? Remarks);
