namespace LiveView.Domain.Tracking;

/// <summary>What is known of a fix beside its place. Nothing that was reported is thrown away: what is doubted carries a flag.</summary>
[Flags]
public enum FixFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Older than one that was there already: it belongs to the track and does not move the live marker.</summary>
    Late = 1,

    /// <summary>Not believed: it disagrees with the fix before it and the one after it.</summary>
    Suspect = 2,

    /// <summary>Waits for the next fix to say whether it is believed.</summary>
    Unconfirmed = 4,

    /// <summary>The device's clock is off: the time shown is corrected, the original is kept.</summary>
    ClockCorrected = 8,

    /// <summary>Its time lay in the future: the time of receipt stands for it.</summary>
    Future = 16,

    /// <summary>Its date was 1,024 weeks or a multiple too early (GPS week rollover).</summary>
    WeekRollover = 32,

    /// <summary>It repeats an earlier measurement: the receiver is stuck.</summary>
    Stuck = 64,

    /// <summary>It lies outside the area in which this source is expected.</summary>
    OutOfArea = 128,

    /// <summary>The same measurement that another source brought already: kept, and otherwise left alone.</summary>
    Echo = 256,

    /// <summary>Its mirror image over the equator or the Greenwich meridian lies where it was expected: a sign was lost.</summary>
    Mirrored = 512,

    /// <summary>Whatever keeps a fix from being believed.</summary>
    Doubted = Suspect | Unconfirmed | Mirrored,
}
