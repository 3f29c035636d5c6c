namespace LiveView.Simulation.Story;

/// <param name="Person">Who sits there.</param>
/// <param name="Organisation">The control room.</param>
public sealed record StoryRoom(string Person, string Organisation);
