namespace LiveView.Domain.Incidents;

/// <summary>What an alarm is about, in the few words on which people act. Panels' own codes map onto these.</summary>
public enum AlarmKind
{
    /// <summary>Hold-up [overval]: a person under threat asked for help unseen; duress counts as one.</summary>
    HoldUp,

    /// <summary>Panic button [paniek], without the word that it is a hold-up.</summary>
    Panic,

    /// <summary>Burglary [inbraak]: intruder detection, verified or not.</summary>
    Burglary,

    /// <summary>Fire [brand], smoke and heat included.</summary>
    Fire,

    /// <summary>Medical or other personal emergency [medisch].</summary>
    Medical,

    /// <summary>Gas detected [gas].</summary>
    Gas,

    /// <summary>Somebody touches the alarm system itself [sabotage].</summary>
    Tamper,

    /// <summary>Fault of the installation, its power or its paths [storing].</summary>
    Technical,

    /// <summary>Test of the installation [test].</summary>
    Test,

    /// <summary>Any other code, known or not: never dropped.</summary>
    Other,
}
