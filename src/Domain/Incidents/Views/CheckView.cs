namespace LiveView.Domain.Incidents.Views;

/// <summary>An item of the checklist as an incident shows it to the party whose list it is.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">What is done.</param>
/// <param name="Done">Whether it was done; false when it was left out; null while it is open.</param>
/// <param name="By">Who did it, or left it out; null while it is open.</param>
/// <param name="At">When, UTC; null while it is open.</param>
public sealed record CheckView(int Number, string Text, bool? Done, ByView? By, DateTimeOffset? At);
