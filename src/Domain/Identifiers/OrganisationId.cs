using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one organisation, for example <c>pac-veilig</c>.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<OrganisationId>))]
public readonly record struct OrganisationId : IIdentifier<OrganisationId>
{
    private OrganisationId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static OrganisationId Parse(string text) => new(IdentifierText.Checked(text, "organisation id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
