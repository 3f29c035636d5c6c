namespace LiveView.Domain.Rights;

/// <summary>What changed about who may do what for an organisation. The names stand in the log for ever: add, never rename.</summary>
public enum RightsChangeKind
{
    /// <summary>A machine was added; details: its name and scopes, and what proves it.</summary>
    MachineAdded,

    /// <summary>A machine got a secret; details: the secret's name.</summary>
    MachineSecretAdded,

    /// <summary>A machine lost a secret; details: the secret's name.</summary>
    MachineSecretDropped,

    /// <summary>A machine got a certificate; details: its SHA-256.</summary>
    MachineCertificateAdded,

    /// <summary>A machine lost its access.</summary>
    MachineDisabled,

    /// <summary>A machine got its access back.</summary>
    MachineEnabled,

    /// <summary>A connection was imported anew or otherwise; details: what changed of parties, policy, cameras and alarm accounts.</summary>
    ConnectionConfigured,

    /// <summary>An organisation was imported anew or otherwise; details: what it is.</summary>
    OrganisationConfigured,

    /// <summary>Somebody had a report made; the subject is the kind and the reference, details: why and about what.</summary>
    ReportMade,

    /// <summary>An issuer named this organisation, for which it may not speak, and was refused; the subject is the issuer.</summary>
    IssuerRefused,

    /// <summary>Somebody was invited to make an account; details: its roles.</summary>
    AccountInvited,

    /// <summary>A local account was made; details: its roles.</summary>
    AccountAdded,

    /// <summary>The roles of an account changed; details: its roles now.</summary>
    RolesChanged,

    /// <summary>An account lost its access.</summary>
    AccountDisabled,

    /// <summary>An account got its access back.</summary>
    AccountEnabled,

    /// <summary>Somebody signed in; details: how.</summary>
    SignedIn,

    /// <summary>A session ended; details: why.</summary>
    SessionEnded,

    /// <summary>So many attempts to sign in failed that the account waits: one line per wait, however many come.</summary>
    SignInRefused,

    /// <summary>A floor plan was added to a connection, its subject; details: the plan and the SHA-256 of its bytes.</summary>
    PlanAdded,

    /// <summary>A floor plan was taken away from a connection, its subject; details: the plan.</summary>
    PlanRemoved,

    /// <summary>An invitation was taken back; the subject is the invitation, details: its roles.</summary>
    InvitationWithdrawn,

    /// <summary>A tracked object, the subject, raised an alarm that raised no incident; details: what, when and why not.</summary>
    ObjectAlarmNotRaised,

    /// <summary>A standing watch over a tracked object, the subject, was set; details: from when, until when, under which authority, on what ground.</summary>
    WatchSet,

    /// <summary>A standing watch over a tracked object, the subject, was ended before its time; details: which.</summary>
    WatchEnded,

    /// <summary>A tracked object, the subject, got a fence; details: which, what it is and how many corners it has.</summary>
    FenceSet,

    /// <summary>A tracked object, the subject, lost a fence; details: which.</summary>
    FenceRemoved,

    /// <summary>A device of a machine may get a certificate by a code; details: until when.</summary>
    MachineEnrolmentBegun,

    /// <summary>Somebody came as a machine with a code that did not fit: at most ten lines for each code, after which it is worth nothing.</summary>
    MachineCodeRefused,

    /// <summary>A device of a machine got a certificate by its code; details: the certificate's SHA-256.</summary>
    MachineEnrolled,
}
