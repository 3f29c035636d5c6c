namespace LiveView.Domain.Parties;

/// <summary>What a person does for an organisation.</summary>
public enum PersonRole
{
    /// <summary>Operator of an alarm or surveillance centre [centralist PAC].</summary>
    Operator,

    /// <summary>Supervisor of operators or dispatchers [leidinggevende].</summary>
    Supervisor,

    /// <summary>Dispatcher in a control room [centralist meldkamer].</summary>
    Dispatcher,

    /// <summary>Officer in the street [eenheid].</summary>
    FieldOfficer,

    /// <summary>Privacy officer [privacyfunctionaris].</summary>
    PrivacyOfficer,

    /// <summary>Administrator of the organisation's own settings [beheerder].</summary>
    Administrator,
}
