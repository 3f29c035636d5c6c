namespace LiveView.Grains.Abstractions.Access;

/// <summary>
/// The bare key of this grain is an organisation's identifier: a caller who is an actor reaches only that of the organisation it acts for.
/// </summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class KeyedByOrganisationAttribute : Attribute;
