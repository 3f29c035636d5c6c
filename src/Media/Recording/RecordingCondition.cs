using LiveView.Media.Feeds;
using LiveView.Media.Recording.Segments;

namespace LiveView.Media.Recording;

/// <summary>How the recording of a camera is doing.</summary>
/// <param name="Code">A stable code: <c>recording</c>, <c>stopped</c>, or one of <see cref="GapCause"/>.</param>
/// <param name="Message">For people; null when there is nothing to say.</param>
public sealed record RecordingCondition(string Code, PictureText? Message = null)
{
    /// <summary>Pictures are written down.</summary>
    public static RecordingCondition Running { get; } = new("recording");

    /// <summary>It is not recorded any more.</summary>
    public static RecordingCondition Stopped { get; } = new("stopped");

    /// <summary>Where recordings are kept takes nothing in: they wait on this node's disk.</summary>
    public static RecordingCondition StoreRefuses { get; } = new("store-refuses", new(
        "De opslag voor opnamen neemt niets aan: opnamen wachten op de schijf van de server. Controleer de opslag voor die schijf vol is.",
        "The store for recordings takes nothing in: recordings wait on the server's disk. Check the store before that disk is full."));

    /// <summary>It takes in again.</summary>
    public static RecordingCondition StoreAccepts { get; } = new("store-accepts");

    /// <summary>Whether somebody must do something.</summary>
    public bool IsTrouble => Message is not null;

    /// <summary>The condition while pictures are missing for a cause.</summary>
    public static RecordingCondition Of(string cause) => cause switch
    {
        GapCause.DiskFull => new(cause, new(
            "De schijf voor opnamen is vol: er wordt niet meer opgenomen. Maak ruimte vrij; de opname gaat dan vanzelf verder.",
            "The disk for recordings is full: nothing is recorded any more. Free some room; recording then goes on by itself.")),
        GapCause.DiskSlow => new(cause, new(
            "De schijf voor opnamen is te traag: er ontbreken beelden in de opname. Ontlast de schijf of gebruik een snellere.",
            "The disk for recordings is too slow: pictures are missing from the recording. Relieve the disk or use a faster one.")),
        GapCause.DiskFailed => new(cause, new(
            "De schijf voor opnamen geeft fouten: er wordt niet opgenomen. Controleer de schijf.",
            "The disk for recordings fails: nothing is recorded. Check the disk.")),
        GapCause.StoreAway => new(cause, new(
            "De opslag voor opnamen antwoordt niet: de opname kan niet beginnen. Controleer de opslag; de opname begint dan vanzelf.",
            "The store for recordings does not answer: the recording cannot begin. Check the store; it then begins by itself.")),
        GapCause.NodeBusy => new(cause, new(
            "De server is te druk: er ontbreken beelden in de opname. Verdeel de camera's over meer servers.",
            "The server is too busy: pictures are missing from the recording. Spread the cameras over more servers.")),
        _ => new(cause),
    };
}
