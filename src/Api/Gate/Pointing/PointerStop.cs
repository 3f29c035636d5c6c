namespace LiveView.Api.Gate.Pointing;

/// <summary>That the pointer of a console was stopped, other than by itself.</summary>
/// <param name="Why">A stable code: <c>idle</c>, <c>full</c> or <c>not-released</c>.</param>
/// <param name="Number">From 1, of each line: so that a console knows the next stop from one that it heard of before it pointed again.</param>
internal sealed record PointerStop(string Why, int Number);
