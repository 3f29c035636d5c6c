namespace LiveView.Api.Tests.Models;

/// <summary>What can happen to one incident in one step, beside time that passes.</summary>
internal enum Act
{
    Nothing,
    Alarm,
    Verify,
    Forward,
    Release,
    Withdraw,
    Accept,
    Leave,
    Close,
    Watch,
    StopWatching,
    LosePushes,
    FindPushes,
    LoseRenewals,
    FindRenewals,
    SignOut,
}
