using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Accountability;

/// <summary>What a reader of reports may know of: a sharing party its own cameras, a receiving party its own people, others nothing.</summary>
/// <param name="Reader">The organisation that reads.</param>
/// <param name="ByCamera">Whether its scope is the cameras it shares; else it is the people who act for it.</param>
public sealed record AuditScope(OrganisationId Reader, bool ByCamera)
{
    /// <summary>The scope of an organisation, or null when it reads nothing.</summary>
    public static AuditScope? Of(OrganisationId organisation, OrganisationKind kind) =>
        kind.Shares() ? new AuditScope(organisation, ByCamera: true)
        : kind.Receives() ? new AuditScope(organisation, ByCamera: false)
        : null;
}
