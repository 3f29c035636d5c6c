using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Alarms;
using LiveView.Protocols.Dc09;
using LiveView.Protocols.Signals;

namespace LiveView.Api.Intake;

/// <summary>Decides how a frame is answered: ACK after the durable append, NAK for a wrong clock, DUH for what cannot be taken in, or silence.</summary>
internal sealed class Dc09Receiver(IClusterClient cluster, IntakeNotices notices, TimeProvider time, ILogger<Dc09Receiver> logger)
{
    public async Task<byte[]?> AnswerAsync(Dc09Parse parse, OrganisationId centre, string from)
    {
        switch (parse)
        {
            case Dc09Parse.Understood understood:
                return await TakeAsync(understood.Frame, centre, from);
            case Dc09Parse.NotProcessable not:
                notices.Tell(centre, IntakeTrouble.NotProcessable(not.Header.Account, not.Fault, not.Text));
                return Dc09Answer.Duh(not.Header);
            case Dc09Parse.Malformed malformed:
                notices.Tell(centre, IntakeTrouble.Malformed(from, malformed.Fault, malformed.Text));
                return malformed.Reply switch
                {
                    Dc09Reply.Silence => null,
                    Dc09Reply.Duh => Dc09Answer.Duh(malformed.Header),
                    Dc09Reply.Nak => Dc09Answer.Nak(time.GetUtcNow()),
                    _ => throw new InvalidOperationException($"No answer for {malformed.Reply}."),
                };
            default:
                throw new InvalidOperationException($"No answer for {parse.GetType().Name}.");
        }
    }

    private async Task<byte[]?> TakeAsync(Dc09Frame frame, OrganisationId centre, string from)
    {
        var now = time.GetUtcNow();
        if (!Dc09TimeWindow.Default.Accepts(frame.Timestamp, now))
        {
            notices.Tell(centre, IntakeTrouble.WrongClock(frame.Header.Account, frame.Timestamp!.Value - now));
            return Dc09Answer.Nak(now);
        }

        if (SignalReader.Read(frame) is not SignalParse.Read read)
        {
            notices.Tell(centre, IntakeTrouble.Malformed(from, Dc09Fault.UnknownToken, ((SignalParse.Unreadable)SignalReader.Read(frame)).Text));
            return Dc09Answer.Duh(frame.Header);
        }

        try
        {
            using var acting = Caller.System("alarm line").Use();
            var receipt = await cluster.GetGrain<IAlarmAccountGrain>(GrainKeys.Of(frame.Header.Account)).Receive(new ReceivedMessage(
                centre, int.Parse(frame.Header.Sequence, CultureInfo.InvariantCulture), Fingerprint(frame), [.. read.Signals], now));
            switch (receipt)
            {
                case AlarmReceipt.Stored or AlarmReceipt.Repeated:
                    return Dc09Answer.Ack(frame.Header);
                case AlarmReceipt.UnknownAccount:
                    notices.Tell(centre, IntakeTrouble.UnknownAccount(frame.Header.Account));
                    return Dc09Answer.Duh(frame.Header);
                default:
                    throw new InvalidOperationException($"No answer for {receipt}.");
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Not stored is not acknowledged: the panel sends again.
            IntakeLog.NotStored(logger, e, frame.Header.Account);
            notices.Tell(centre, IntakeTrouble.NotStored(frame.Header.Account));
            return null;
        }
    }

    private static string Fingerprint(Dc09Frame frame)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{frame.Token}\n{frame.Data}\n{frame.Timestamp:O}\n{string.Join('\n', frame.Extensions.Select(each => $"{each.Letter}{each.Text}"))}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }
}
