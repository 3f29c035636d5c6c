using System.Text.Json.Serialization;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Connections;

/// <summary>
/// What the law and the owner allow with the pictures of a connection; it differs per source. What is not said is not allowed, and is not
/// written, so that policies from before it could be said read as they always did.
/// </summary>
/// <param name="LiveRelease">Whether live pictures may be released at all.</param>
/// <param name="ReleaseMinutes">Longest time a release may run, in minutes, 1 to 1,440.</param>
/// <param name="LegalBasis">On what ground pictures are released, as it will stand in the log.</param>
/// <param name="ReleaseHours">Only within these hours, local time at the site; null for the whole day.</param>
/// <param name="AlsoRelease">What may be released beside live pictures; null for nothing.</param>
/// <param name="Recording">Whether pictures may be recorded at all: without it there is neither replay nor clip, not even for the owner.</param>
/// <param name="PassOn">Whether a receiver may pass the pictures on to another.</param>
/// <param name="SecondPerson">Whether a release waits until a second person of the sharing party confirms it.</param>
/// <param name="MinimumSignIn">How sure it must be who somebody is who looks, releases, confirms, exports or erases.</param>
/// <param name="KeepDays">How long recordings are kept after the incident ended, in days, 1 to 3,650; 0 for the usual 28.</param>
/// <param name="PreAlarmSeconds">How many seconds from before an alarm a release may reach back at most, 0 to 30: see <see cref="PreAlarm"/>.</param>
/// <param name="PreAlarmLegalBasis">On what standing ground they are kept in memory; null where none are.</param>
/// <param name="BurntInMark">Whether a clip leaves only with a mark in its pictures that says who took it, the sharing party's own too.</param>
/// <param name="Audio">Whether the cameras may be listened to at all: without it nobody hears them, not even the owner, and none is asked for sound.</param>
/// <param name="RequestSeconds">How long a control request stands without an answer, in seconds, 30 to 3,600; 0 for the usual 120.</param>
public sealed record SourcePolicy(
    bool LiveRelease, int ReleaseMinutes, string LegalBasis, HoursOfDay? ReleaseHours = null,
    CapabilitySet? AlsoRelease = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Recording = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool PassOn = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool SecondPerson = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] SignInStrength MinimumSignIn = SignInStrength.OneFactor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int KeepDays = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int PreAlarmSeconds = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PreAlarmLegalBasis = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool BurntInMark = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Audio = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int RequestSeconds = 0)
{
    /// <summary>Greatest number of seconds from before an alarm that a policy may allow.</summary>
    public const int MostPreAlarmSeconds = 30;

    /// <summary>How long a control request stands where nothing else is said, in seconds.</summary>
    public const int UsualRequestSeconds = 120;

    /// <summary>The policy of a source of which none is known: nothing is released.</summary>
    public static SourcePolicy Nothing { get; } = new(LiveRelease: false, ReleaseMinutes: 1, LegalBasis: "");

    /// <summary>
    /// Whether an action may be released to another party. Nothing is replayed or cut from what may not be recorded; and who may look back
    /// may look back to a moment ago, so nothing of a camera is released of which no live picture may be.
    /// </summary>
    public bool MayRelease(GateAction action) => action switch
    {
        GateAction.Live => LiveRelease,
        GateAction.Audio => LiveRelease && IsThere(action),
        GateAction.Replay or GateAction.Clip => LiveRelease && Also(action) && IsThere(action),
        _ => Also(action),
    };

    private bool Also(GateAction action) => AlsoRelease is { } also && also.Contains(action);

    /// <summary>Whether there can be anything to do an action with: recordings and sound exist only where they are allowed.</summary>
    public bool IsThere(GateAction action) => action switch
    {
        GateAction.Replay or GateAction.Clip => Recording,
        GateAction.Audio => Audio,
        _ => true,
    };

    /// <summary>
    /// How far back pictures are kept in memory while nothing has happened, so that a release may reach back before its alarm. None where
    /// nothing may be recorded, where nothing live may be released, or where no standing ground is named.
    /// </summary>
    [JsonIgnore]
    public TimeSpan PreAlarm => Recording && LiveRelease && !string.IsNullOrWhiteSpace(PreAlarmLegalBasis)
        ? TimeSpan.FromSeconds(Math.Clamp(PreAlarmSeconds, 0, MostPreAlarmSeconds))
        : TimeSpan.Zero;

    /// <summary>
    /// What a release to watch live allows when nothing else is said: to watch, and where those may be released still pictures, and to ask for
    /// the camera to be turned.
    /// </summary>
    [JsonIgnore]
    public CapabilitySet WatchingLive =>
        CapabilitySet.Of([.. ((GateAction[])[GateAction.Live, GateAction.Snapshot, GateAction.ControlRequest]).Where(each => each == GateAction.Live || MayRelease(each))]);

    /// <summary>How long a control request stands without an answer, and once accepted without being done.</summary>
    [JsonIgnore]
    public TimeSpan RequestTime => TimeSpan.FromSeconds(RequestSeconds > 0 ? RequestSeconds : UsualRequestSeconds);

    /// <summary>Whether the release hours have begun and not ended at an instant.</summary>
    public bool IsWithinHours(DateTimeOffset instant) => ReleaseHours is not { } hours || hours.Contains(DutchTime.TimeOfDay(instant));
}
