using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.CamerasAhead;

namespace LiveView.Api.Gate.Follow;

/// <summary>Events of a track as Server-Sent Events (WHATWG HTML, 9.2): the number of the event is its <c>id</c>.</summary>
internal static class TrackText
{
    /// <summary>Says that the line lives.</summary>
    public static readonly ReadOnlyMemory<byte> Alive = ": alive\n\n"u8.ToArray();

    private static readonly FixFlags[] s_flags = [.. Enum.GetValues<FixFlags>().Where(flag => flag != FixFlags.None)];

    /// <summary>An event, and where the marker stands since when it moved it.</summary>
    public static TrackFrame Frame(TrackEvent happened, TrackFix? moved) => new(
        happened, Of(happened), moved, moved is null ? default : Write("position", happened.Sequence, json => Fix(json, happened.Sequence, moved)));

    /// <summary>Where the object is: the beginning of a following, or a new one after something was left out.</summary>
    /// <param name="name"><c>snapshot</c> or <c>reset</c>.</param>
    /// <param name="sequence">Number of the last event that it comprises.</param>
    /// <param name="live">Where it is; null before the first position.</param>
    /// <param name="reason">Why it begins anew; null at the beginning.</param>
    public static ReadOnlyMemory<byte> Standing(string name, long sequence, TrackFix? live, string? reason) => Write(name, sequence, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("sequence"u8, sequence);
        if (reason is not null)
        {
            json.WriteString("reason"u8, reason);
        }

        json.WritePropertyName("position"u8);
        if (live is null)
        {
            json.WriteNullValue();
        }
        else
        {
            Fix(json, live.Sequence, live);
        }

        json.WriteEndObject();
    });

    /// <summary>
    /// Where the object is thought to be: never a bare point. It has no number, for it is no event of the track; it says on which it rests.
    /// </summary>
    /// <param name="at">The moment it holds for, UTC.</param>
    /// <param name="from">The last believed fix.</param>
    /// <param name="estimate">The estimate.</param>
    public static ReadOnlyMemory<byte> Thought(DateTimeOffset at, TrackFix from, PositionEstimate estimate) => Write("estimate", null, json =>
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, JsonNamingPolicy.CamelCase.ConvertName(estimate.Kind.ToString()));
        json.WriteNumber("of"u8, from.Sequence);
        json.WriteString("at"u8, at);
        json.WriteString("measuredAt"u8, from.Time);
        json.WriteNumber("ageSeconds"u8, Math.Round(estimate.Age.TotalSeconds, 1));
        json.WriteNumber("latitude"u8, Math.Round(estimate.At.Latitude, 7));
        json.WriteNumber("longitude"u8, Math.Round(estimate.At.Longitude, 7));
        json.WriteNumber("semiMajor"u8, Math.Round(estimate.SemiMajor, 1));
        json.WriteNumber("semiMinor"u8, Math.Round(estimate.SemiMinor, 1));
        json.WriteNumber("orientation"u8, Math.Round(estimate.Orientation, 1));
        Number(json, "speed", estimate.Speed);
        Number(json, "heading", estimate.Heading);
        json.WriteEndObject();
    });

    /// <summary>
    /// Which cameras it is about to come past: those that are released by name, of the others only that there are so many, and when. What it
    /// came past is not said: that is the trail.
    /// </summary>
    public static ReadOnlyMemory<byte> Ahead(CameraPreview cameras) => Write("cameras", null, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("released"u8, cameras.Released);
        json.WriteNumber("askable"u8, cameras.Askable);
        json.WriteStartArray("ahead"u8);
        foreach (var each in cameras.Ahead)
        {
            json.WriteStartObject();
            if (each.State == CameraState.Released)
            {
                json.WriteString("camera"u8, each.Camera.Camera.Value);
            }

            json.WriteString("state"u8, JsonNamingPolicy.CamelCase.ConvertName(each.State.ToString()));
            json.WriteNumber("inViewSeconds"u8, Math.Round(each.InView.TotalSeconds));
            json.WriteNumber("metres"u8, Math.Round(each.Metres));
            json.WriteBoolean("due"u8, each.IsDue);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>The last word: why nothing more comes.</summary>
    public static ReadOnlyMemory<byte> Ended(string reason) => Write("ended", null, json =>
    {
        json.WriteStartObject();
        json.WriteString("reason"u8, reason);
        json.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> Of(TrackEvent happened) => happened switch
    {
        TrackEvent.FixTaken(var fix) => Write("position", fix.Sequence, json => Fix(json, fix.Sequence, fix)),
        TrackEvent.FixJudged judged => Write("judged", judged.Number, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("sequence"u8, judged.Number);
            json.WriteNumber("of"u8, judged.Of);
            Flags(json, judged.Flags);
            json.WriteEndObject();
        }),
        TrackEvent.EpisodeBegan began => Episode(began.Number, began.Kind, "began", began.Since),
        TrackEvent.EpisodeEnded ended => Episode(ended.Number, ended.Kind, "ended", ended.At),
        TrackEvent.Heard heard => Write("heard", heard.Number, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("sequence"u8, heard.Number);
            json.WriteString("at"u8, heard.At);
            json.WriteEndObject();
        }),
        TrackEvent.ClockFound clock => Write("clock", clock.Number, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("sequence"u8, clock.Number);
            json.WriteString("source"u8, clock.Source);
            json.WriteNumber("offsetSeconds"u8, clock.Offset.TotalSeconds);
            if (clock.Since is { } since)
            {
                json.WriteString("since"u8, since);
            }

            json.WriteEndObject();
        }),
        _ => throw new InvalidOperationException($"No text for {happened.GetType().Name}."),
    };

    private static ReadOnlyMemory<byte> Episode(long sequence, EpisodeKind kind, string what, DateTimeOffset at) => Write("episode", sequence, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("sequence"u8, sequence);
        json.WriteString("kind"u8, JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()));
        json.WriteString(what, at);
        json.WriteEndObject();
    });

    private static void Fix(Utf8JsonWriter json, long sequence, TrackFix fix)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence"u8, sequence);
        json.WriteString("time"u8, fix.Time);
        json.WriteString("receivedAt"u8, fix.ReceivedAt);
        json.WriteNumber("latitude"u8, fix.Position.Latitude);
        json.WriteNumber("longitude"u8, fix.Position.Longitude);
        Number(json, "speed", fix.Speed);
        Number(json, "heading", fix.Heading);
        Number(json, "altitude", fix.Altitude);
        Number(json, "accuracy", fix.Accuracy);
        Flags(json, fix.Flags);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Flags(Utf8JsonWriter json, FixFlags flags)
    {
        json.WriteStartArray("flags"u8);
        foreach (var flag in s_flags)
        {
            if ((flags & flag) != 0)
            {
                json.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(flag.ToString()));
            }
        }

        json.WriteEndArray();
    }

    private static ReadOnlyMemory<byte> Write(string name, long? id, Action<Utf8JsonWriter> data)
    {
        var text = new ArrayBufferWriter<byte>(256);
        if (id is { } number)
        {
            text.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {number}\n")));
        }

        text.Write(Encoding.UTF8.GetBytes($"event: {name}\ndata: "));
        using (var json = new Utf8JsonWriter(text))
        {
            data(json);
        }

        text.Write("\n\n"u8);
        return text.WrittenMemory;
    }
}
