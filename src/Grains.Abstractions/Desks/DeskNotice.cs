namespace LiveView.Grains.Abstractions.Desks;

/// <summary>A technical matter that somebody at a desk should know of [storing].</summary>
/// <param name="Id">Names the matter: told again under the same id, it replaces and counts.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="At">When it last happened, UTC.</param>
/// <param name="Count">How often it happened since the desk started.</param>
/// <param name="Subject">What it is about: a camera, an account, a line.</param>
/// <param name="Text">What it means and what to do, in both languages.</param>
[GenerateSerializer, Immutable, Alias("liveview.desk-notice")]
public sealed record DeskNotice(
    [property: Id(0)] string Id, [property: Id(1)] string Code, [property: Id(2)] NoticeSeverity Severity,
    [property: Id(3)] DateTimeOffset At, [property: Id(4)] int Count, [property: Id(5)] string Subject,
    [property: Id(6)] NoticeText Text);

/// <summary>How bad a technical matter is.</summary>
[GenerateSerializer, Alias("liveview.notice-severity")]
public enum NoticeSeverity
{
    /// <summary>Good to know, such as trouble that is over.</summary>
    Info,

    /// <summary>Something does not work as it should.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Error,
}

/// <summary>A text in both languages.</summary>
/// <param name="Nl">Dutch.</param>
/// <param name="En">English.</param>
[GenerateSerializer, Immutable, Alias("liveview.notice-text")]
public sealed record NoticeText([property: Id(0)] string Nl, [property: Id(1)] string En);
