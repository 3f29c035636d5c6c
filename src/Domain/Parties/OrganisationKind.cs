namespace LiveView.Domain.Parties;

/// <summary>What an organisation is in the chain; it decides whether it shares, receives, or only looks after the network.</summary>
public enum OrganisationKind
{
    /// <summary>Private alarm centre [particuliere alarmcentrale]: shares, owns camera control, verifies.</summary>
    AlarmCentre,

    /// <summary>Surveillance centre [toezichtcentrale] of a municipality, shopping centre or station: shares.</summary>
    SurveillanceCentre,

    /// <summary>Cash depot [geld- en waardedepot]: shares.</summary>
    CashDepot,

    /// <summary>Cash transporter [waardetransporteur]: shares.</summary>
    CashInTransit,

    /// <summary>Organiser of events: shares, with mobile cameras.</summary>
    EventOrganiser,

    /// <summary>Chain partner [ketenpartner], such as a road or rail authority: shares.</summary>
    ChainPartner,

    /// <summary>Control room [meldkamer]: receives and coordinates.</summary>
    ControlRoom,

    /// <summary>On-scene command [CoPI]: receives while the incident is scaled up.</summary>
    OnSceneCommand,

    /// <summary>Regional operational team [ROT]: receives while the incident is scaled up.</summary>
    RegionalTeam,

    /// <summary>Units in the street [eenheden op straat]: receive.</summary>
    FieldTeam,

    /// <summary>National operator [landelijk beheer]: joins parties and sites, sees health, never a picture.</summary>
    NationalOperator,
}
