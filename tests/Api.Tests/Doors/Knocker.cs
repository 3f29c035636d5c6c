namespace LiveView.Api.Tests.Doors;

/// <summary>
/// The eight kinds of actor: without a session, without a person, and with one on either side of every line that the gate draws
/// (shares or not, told or not, looks or not, ever sees or never).
/// </summary>
public enum Knocker
{
    /// <summary>No session.</summary>
    Anonymous,

    /// <summary>A machine of the sharing party, with a token that it got for its secret.</summary>
    Machine,

    /// <summary>Operator of the sharing party.</summary>
    SharingOperator,

    /// <summary>Operator of another alarm centre.</summary>
    OtherOperator,

    /// <summary>Dispatcher of the room that the camera was released to.</summary>
    ToldDispatcher,

    /// <summary>Dispatcher of a room that was not told.</summary>
    UntoldDispatcher,

    /// <summary>In the room that the camera was released to, a role that never looks at pictures.</summary>
    OfficeRole,

    /// <summary>The national operator, who never sees a picture.</summary>
    NationalOperator,
}

/// <summary>Which incident it is that the actor knocks at.</summary>
public enum Standing
{
    /// <summary>Open, forwarded to the told room with its camera released.</summary>
    Own,

    /// <summary>As the first, and closed.</summary>
    Closed,

    /// <summary>Open, with a camera that is on air: of the other alarm centre, forwarded and released to a room that none of the eight is of.
    /// For the operator of the other alarm centre, whose it would be: as the first.</summary>
    Foreign,

    /// <summary>Open and forwarded, but no camera released.</summary>
    Unreleased,

    /// <summary>As the first, and the release was withdrawn.</summary>
    Withdrawn,
}
