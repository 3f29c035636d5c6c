using System.Globalization;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Domain.Rights;

namespace LiveView.Grains.Machines;

/// <summary>What happened to a machine, as a change of rights: without anything from which a secret could be guessed.</summary>
internal static class MachineLines
{
    public static RightsChange Of(Actor? by, MachineEvent e, DateTimeOffset at)
    {
        var (kind, details) = KindAndDetails(e);
        return new RightsChange(kind, at, by, e.Id.Value, details);
    }

    private static (RightsChangeKind Kind, Dictionary<string, string>? Details) KindAndDetails(MachineEvent e) => e switch
    {
        MachineEvent.Added added => (RightsChangeKind.MachineAdded, new()
        {
            ["name"] = added.Name,
            ["scopes"] = string.Join(' ', added.Scopes.Select(each => each.Name())),
            [added switch { { Certificate: not null } => "certificate", { Enrolment: not null } => "enrolment", _ => "secret" }] =
                added.Certificate ?? (added.Enrolment is { } code ? Moment(code.Until) : added.Secret!.Id),
        }),
        MachineEvent.SecretAdded added => (RightsChangeKind.MachineSecretAdded, new() { ["secret"] = added.Secret.Id }),
        MachineEvent.SecretDropped dropped => (RightsChangeKind.MachineSecretDropped, new() { ["secret"] = dropped.Secret }),
        MachineEvent.CertificateAdded added => (RightsChangeKind.MachineCertificateAdded, new() { ["certificate"] = added.Certificate }),
        MachineEvent.EnrolmentBegun begun => (RightsChangeKind.MachineEnrolmentBegun, new() { ["until"] = Moment(begun.Enrolment.Until) }),
        MachineEvent.CodeRefused => (RightsChangeKind.MachineCodeRefused, null),
        MachineEvent.Enrolled enrolled => (RightsChangeKind.MachineEnrolled, new() { ["certificate"] = enrolled.Certificate }),
        MachineEvent.Disabled => (RightsChangeKind.MachineDisabled, null),
        MachineEvent.Enabled => (RightsChangeKind.MachineEnabled, null),
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, "An event without a line."),
    };

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
