using System.Globalization;
using LiveView.Domain.Connections;
using LiveView.Grains.Abstractions.Desks;
using LiveView.Protocols.Dc09;

namespace LiveView.Api.Intake;

/// <summary>Trouble on an alarm line, in words for the alarm centre's desk.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Subject">The account, or the address the bytes came from.</param>
/// <param name="Text">What it means and what to do.</param>
internal sealed record IntakeTrouble(string Code, NoticeSeverity Severity, string Subject, NoticeText Text)
{
    public static IntakeTrouble UnknownAccount(AlarmAccount account) => new(
        "alarm-account-unknown", NoticeSeverity.Error, account.ToString(), new NoticeText(
            $"Een alarm kwam binnen op {account}, maar geen aansluiting hoort bij dat nummer. Er is geen incident gemaakt: neem contact op met de installateur of voeg het nummer toe.",
            $"An alarm came in under {account}, but no connection has that account. No incident was raised: call the installer, or add the account."));

    public static IntakeTrouble WrongClock(AlarmAccount account, TimeSpan off) => new(
        "alarm-clock-wrong", NoticeSeverity.Warning, account.ToString(), new NoticeText(
            $"De klok van paneel {account} loopt {Seconds(off)} s verkeerd. Het bericht is geweigerd met de juiste tijd, zodat het paneel zich kan herstellen.",
            $"The clock of panel {account} is {Seconds(off)} s off. The message was refused with the right time, so that the panel can correct itself."));

    public static IntakeTrouble NotProcessable(AlarmAccount account, Dc09Fault fault, string text) => new(
        "alarm-not-processable", NoticeSeverity.Error, account.ToString(), new NoticeText(
            $"Een bericht van {account} kan niet worden verwerkt ({fault}): {text}",
            $"A message of {account} cannot be processed ({fault}): {text}"));

    public static IntakeTrouble Malformed(string from, Dc09Fault fault, string text) => new(
        $"alarm-malformed-{fault}", NoticeSeverity.Warning, from, new NoticeText(
            $"Van {from} kwam een beschadigd alarmbericht ({fault}): {text} Controleer het paneel en de verbinding.",
            $"A damaged alarm message came from {from} ({fault}): {text} Check the panel and its connection."));

    public static IntakeTrouble Noise(string from) => new(
        "alarm-line-noise", NoticeSeverity.Warning, from, new NoticeText(
            $"Van {from} kwamen gegevens die geen alarmbericht zijn. De verbinding is verbroken.",
            $"Bytes came from {from} that are no alarm message. The connection was cut."));

    public static IntakeTrouble SlowLine(string from) => new(
        "alarm-line-slow", NoticeSeverity.Warning, from, new NoticeText(
            $"Een bericht van {from} was na 10 s nog niet compleet. De verbinding is verbroken; het paneel probeert het opnieuw.",
            $"A message from {from} was not whole after 10 s. The connection was cut; the panel tries again."));

    public static IntakeTrouble CutOff(string from) => new(
        "alarm-line-cut", NoticeSeverity.Warning, from, new NoticeText(
            $"Een bericht van {from} brak halverwege af. Er is niets bevestigd; het paneel probeert het opnieuw.",
            $"A message from {from} broke off half-way. Nothing was acknowledged; the panel tries again."));

    public static IntakeTrouble NotStored(AlarmAccount account) => new(
        "alarm-not-stored", NoticeSeverity.Error, account.ToString(), new NoticeText(
            $"Een alarm van {account} kon niet worden opgeslagen en is niet bevestigd: het paneel probeert het opnieuw. Waarschuw de beheerder.",
            $"An alarm of {account} could not be stored and was not acknowledged: the panel tries again. Warn the administrator."));

    private static string Seconds(TimeSpan off) => off.TotalSeconds.ToString("+0;-0", CultureInfo.InvariantCulture);
}
