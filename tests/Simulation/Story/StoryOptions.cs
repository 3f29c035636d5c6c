namespace LiveView.Simulation.Story;

public sealed record StoryOptions
{
    public int Alarms { get; init; } = 10;

    /// <summary>No new alarm starts when less than <see cref="TimePerAlarm"/> is left of this; null: no limit.</summary>
    public DateTimeOffset? Until { get; init; }

    public TimeSpan TimePerAlarm { get; init; } = TimeSpan.FromSeconds(6);

    public string Account { get; init; } = "1234";

    public string Connection { get; init; } = "LV-0001";

    public string Operator { get; init; } = "op-veilig";

    /// <summary>The rooms that get the incident: person and room.</summary>
    public IReadOnlyList<StoryRoom> Rooms { get; init; } = [new("dis-midden", "mk-midden-nederland"), new("dis-oost", "mk-oost-nederland")];

    /// <summary>The room that never gets anything.</summary>
    public StoryRoom Bystander { get; init; } = new("dis-rotterdam", "mk-rotterdam");

    public string OperatorCamera { get; init; } = "lv-0001-overview";

    /// <summary>Released to the rooms. Both have a key frame every 4 seconds only: what a viewer waits for, if he has to wait.</summary>
    public IReadOnlyList<string> Released { get; init; } = ["lv-0001-overview", "lv-0001-till"];

    /// <summary>Never released.</summary>
    public string Withheld { get; init; } = "lv-0001-vault";

    public TimeSpan PictureWithin { get; init; } = TimeSpan.FromSeconds(12);

    public Action<string> Say { get; init; } = _ => { };
}
