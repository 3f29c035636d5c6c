using System.Collections.Frozen;
using LiveView.Domain.Incidents;

namespace LiveView.Protocols.SiaCodes;

/// <summary>
/// The two-letter event codes of ANSI/SIA DC-03 on which people act. Its pattern: the first letter says what, the second says
/// <c>A</c> alarm, <c>V</c> verified, <c>R</c> and <c>H</c> restored, <c>T</c> trouble, <c>J</c> trouble over, <c>X</c> test.
/// </summary>
public static class SiaCodeTable
{
    private static readonly FrozenDictionary<string, SiaCode> Codes = MakeTable();

    /// <summary>The meaning of a code; an unknown one is <see cref="AlarmKind.Other"/> and no restore.</summary>
    /// <param name="code">Two capital letters.</param>
    public static SiaCode Find(string code) => Codes.GetValueOrDefault(code, new SiaCode(AlarmKind.Other, false));

    private static FrozenDictionary<string, SiaCode> MakeTable()
    {
        var codes = new Dictionary<string, SiaCode>(StringComparer.Ordinal);

        Add(AlarmKind.HoldUp, begins: "HA HV", ends: "HR HH");
        Add(AlarmKind.Panic, begins: "PA PV", ends: "PR PH");
        Add(AlarmKind.Burglary, begins: "BA BV BM BG", ends: "BR BH");
        Add(AlarmKind.Fire, begins: "FA FV KA SA", ends: "FR FH KR KH SR SH");
        Add(AlarmKind.Medical, begins: "MA QA", ends: "MR MH QR QH");
        Add(AlarmKind.Gas, begins: "GA", ends: "GR GH");
        Add(AlarmKind.Tamper, begins: "TA TT JA ES", ends: "TR TJ TH EJ");
        Add(AlarmKind.Test, begins: "RP RX TX TS TP TC BX FX FI GX HX MX PX QX KX SX WX UX ZX YX", ends: "TE FK");
        Add(AlarmKind.Technical,
            begins: "AT YT YP YC YS YA YD YF YI YM YW BT BZ BD FT FZ GT HT KT MT PT QT ST UT WT ZT ET EM IA LT NT NC XT XQ XL",
            ends: "AR YR YQ YK YH YJ BJ BE FJ GJ HJ KJ MJ PJ QJ SJ UJ WJ ZJ ER EN IR LR NR XR XH");
        Add(AlarmKind.Other, begins: "UA WA ZA", ends: "UR UH WR WH ZR ZH");

        return codes.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(AlarmKind kind, string begins, string ends)
        {
            foreach (var code in begins.Split(' '))
            {
                codes.Add(code, new SiaCode(kind, IsRestore: false));
            }

            foreach (var code in ends.Split(' '))
            {
                codes.Add(code, new SiaCode(kind, IsRestore: true));
            }
        }
    }
}
