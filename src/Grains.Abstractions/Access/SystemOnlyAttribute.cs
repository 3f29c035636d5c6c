namespace LiveView.Grains.Abstractions.Access;

/// <summary>A grain method that only the product's own machinery calls, never on behalf of a person.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SystemOnlyAttribute : Attribute;
