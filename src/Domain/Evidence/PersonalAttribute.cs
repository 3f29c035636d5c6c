namespace LiveView.Domain.Evidence;

/// <summary>
/// Marks a text of an event that may say something about a person. It enters the chain as a commitment and can be erased afterwards
/// without breaking it: see <see cref="PersonalValue"/>. Only on members of type <c>string</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
