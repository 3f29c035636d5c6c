namespace LiveView.Domain.Decisions;

/// <summary>Why a command is refused: a value, not an exception.</summary>
/// <param name="Code">Stable code that screens translate, for example <c>not-verified</c>.</param>
/// <param name="Message">What was wrong and what to do, in English.</param>
public sealed record Refusal(string Code, string Message);
