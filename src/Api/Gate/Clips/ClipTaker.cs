namespace LiveView.Api.Gate.Clips;

/// <summary>Who takes a clip along.</summary>
/// <param name="Person">Name of the person.</param>
/// <param name="Organisation">Name of the organisation.</param>
internal sealed record ClipTaker(string Person, string Organisation);
