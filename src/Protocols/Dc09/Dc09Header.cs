using LiveView.Domain.Connections;

namespace LiveView.Protocols.Dc09;

/// <summary>The part of a frame that is never encrypted, and that an answer echoes letter for letter.</summary>
/// <param name="TokenText">The token between the quotes, without the <c>*</c> of an encrypted message.</param>
/// <param name="Token">The token when it is one that is read here, else null.</param>
/// <param name="Encrypted">Whether a <c>*</c> stood before the token.</param>
/// <param name="Sequence">Four digits, <c>0001</c> to <c>9999</c>; <c>0000</c> only on a link test. A repeated message keeps its number.</param>
/// <param name="Receiver">Digits after <c>R</c> as sent, or null when the panel sends none.</param>
/// <param name="Line">Digits after <c>L</c> (account prefix) as sent, or null when the panel sends none.</param>
/// <param name="AccountText">Digits after <c>#</c> as sent.</param>
/// <param name="Account">The same receiver, line and account as a value that can be looked up.</param>
public sealed record Dc09Header(
    string TokenText, Dc09Token? Token, bool Encrypted, string Sequence, string? Receiver, string? Line, string AccountText,
    AlarmAccount Account);
