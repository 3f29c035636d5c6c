namespace LiveView.Domain.Incidents;

/// <summary>What an alarm is about, whatever code set the panel speaks.</summary>
public enum AlarmKind
{
    /// <summary>Hold-up [overval], silent or audible.</summary>
    HoldUp,

    /// <summary>Panic button [paniek].</summary>
    Panic,

    /// <summary>Burglary [inbraak].</summary>
    Burglary,

    /// <summary>Fire [brand].</summary>
    Fire,

    /// <summary>Medical help [medisch].</summary>
    Medical,

    /// <summary>Gas [gas].</summary>
    Gas,

    /// <summary>Tampering with the installation [sabotage].</summary>
    Tamper,

    /// <summary>Trouble of the installation itself [storing].</summary>
    Technical,

    /// <summary>A test [test].</summary>
    Test,

    /// <summary>A code this system does not know [overig]; never dropped.</summary>
    Other,
}
