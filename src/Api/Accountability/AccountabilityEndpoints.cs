using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Accountability;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Accountability;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Accountability;

/// <summary>
/// What an organisation has to account for: who watched, what was released, a report for whoever was seen, a bundle for the audit.
/// Words and figures, never a picture. The grain behind it answers only the reader's own organisation, and only who may read evidence.
/// </summary>
internal static class AccountabilityEndpoints
{
    public static void MapAccountability(this IEndpointRouteBuilder endpoints)
    {
        var audit = endpoints.MapGroup("/v1/accountability").AddEndpointFilter(OnlyWhoReadsEvidenceAsync);
        audit.MapGet("", ContextAsync);
        audit.MapGet("/viewings", ViewingsAsync);
        audit.MapGet("/viewings.csv", ViewingsCsvAsync);
        audit.MapGet("/disclosures", DisclosuresAsync);
        audit.MapGet("/disclosures.csv", DisclosuresCsvAsync);
        audit.MapPost("/data-subject-reports", DataSubjectReportAsync);
        audit.MapPost("/audit-packs", AuditPackAsync);
    }

    /// <summary>Said at the door already, before a question is read; the grain behind it asks again.</summary>
    private static async ValueTask<object?> OnlyWhoReadsEvidenceAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.User.Actor() is { Role: PersonRole.PrivacyOfficer or PersonRole.Supervisor } reader
            && AuditScope.Of(reader.Organisation, reader.Kind) is not null
            ? reader.IsSignedInBy(SignInStrength.TwoFactors)
                ? await next(context)
                : Problem.Of(new Refusal(DenyCode.Of(DenyReason.SignInTooWeak), "Sign in with two factors to read this."))
            : Problem.Of(new Refusal("role-missing", "Only a privacy officer or supervisor of a party that shares or receives reads this."));

    private static async Task<IResult> ContextAsync(HttpContext http, AuditReader reader) =>
        await reader.ContextAsync(http.User) is { } context ? TypedResults.Ok(ContextView.Of(context)) : Nothing();

    private static async Task<IResult> ViewingsAsync([AsParameters] PageRequest ask, HttpContext http, AuditReader reader)
    {
        var page = await reader.Grain(http.User).Viewings(ask.Question());
        return page.Refusal is { } refusal ? Problem.Of(refusal)
            : await reader.ContextAsync(http.User) is not { } context ? Nothing()
            : TypedResults.Ok(new PageView<ViewingView>(
                [.. page.Rows.Select(reader.Views(http.User, context).Of)], page.Rows.Length == ask.Limit ? page.Rows[^1].Position : null));
    }

    private static async Task<IResult> DisclosuresAsync([AsParameters] PageRequest ask, HttpContext http, AuditReader reader)
    {
        var page = await reader.Grain(http.User).Disclosures(ask.Question());
        return page.Refusal is { } refusal ? Problem.Of(refusal)
            : await reader.ContextAsync(http.User) is not { } context ? Nothing()
            : TypedResults.Ok(new PageView<DisclosureView>(
                [.. page.Rows.Select(reader.Views(http.User, context).Of)], page.Rows.Length == ask.Limit ? page.Rows[^1].Position : null));
    }

    private static Task<IResult> ViewingsCsvAsync(
        [AsParameters] PeriodRequest ask, HttpContext http, AuditReader reader, CancellationToken cancel) => CsvAsync(
        ask, http, reader, (words, views) => new CsvAnswer(
            $"{words.ViewingsFile}.csv", words.ViewingColumns,
            reader.ViewingsAsync(http.User, ask.Query(), cancel).Select(row => views.Of(row).Cells(words))));

    private static Task<IResult> DisclosuresCsvAsync(
        [AsParameters] PeriodRequest ask, HttpContext http, AuditReader reader, CancellationToken cancel) => CsvAsync(
        ask, http, reader, (words, views) => new CsvAnswer(
            $"{words.DisclosuresFile}.csv", words.DisclosureColumns,
            reader.DisclosuresAsync(http.User, ask.Query(), cancel).Select(row => views.Of(row).Cells(words))));

    private static async Task<IResult> CsvAsync(
        PeriodRequest ask, HttpContext http, AuditReader reader, Func<ReportWords, RowViews, CsvAnswer> answer) =>
        ask.Query().Refusal() is { } refusal ? Problem.Of(refusal)
            : await reader.ContextAsync(http.User) is not { } context ? Nothing()
            : answer(ReportWords.In(ask.Language), reader.Views(http.User, context));

    private static async Task<IResult> DataSubjectReportAsync(
        ReportRequest body, HttpContext http, AuditReader reader, DataSubjectReports reports, CancellationToken cancel)
    {
        var order = body.Order(ReportKind.DataSubject);
        return await RefusedAsync(order, http, reader) is { } refused ? refused
            : TypedResults.Ok(await reports.MakeAsync(http.User, order, cancel));
    }

    private static async Task<IResult> AuditPackAsync(
        ReportRequest body, HttpContext http, AuditReader reader, AuditPacks packs, CancellationToken cancel)
    {
        var order = body.Order(ReportKind.AuditPack);
        return await RefusedAsync(order, http, reader) is { } refused ? refused
            : TypedResults.File(
                await packs.MakeAsync(http.User, order, cancel), "application/zip",
                $"audit-{http.User.OrganisationId()}-{order.Query.From:yyyyMMdd}-{order.Query.To:yyyyMMdd}.zip");
    }

    /// <summary>Written down first: no entry, no report.</summary>
    private static async Task<IResult?> RefusedAsync(ReportOrder order, HttpContext http, AuditReader reader) =>
        (order.Refusal() ?? await reader.Grain(http.User).RecordReport(new Order<ReportOrder>(http.User.Actor(), order))) is { } refusal ? Problem.Of(refusal) : null;

    private static AuditQuery QueryOf(TimeProvider time, DateTimeOffset? from, DateTimeOffset? to, string[]? cameras)
    {
        var end = to ?? time.GetUtcNow();
        return new AuditQuery([.. (cameras ?? []).Select(CameraId.Parse).Distinct()], from ?? end.AddDays(-1), end);
    }

    private static IResult Nothing() => Problem.Of(new Refusal(
        "not-yours", "Your organisation neither shares nor receives pictures: there is nothing to report."));

    /// <summary>A period and the cameras in it; without a period the last day.</summary>
    internal sealed record PeriodRequest(
        TimeProvider Time, DateTimeOffset? From = null, DateTimeOffset? To = null, string[]? Camera = null, string? Language = null)
    {
        public AuditQuery Query() => QueryOf(Time, From, To, Camera);
    }

    /// <summary>One page of a period.</summary>
    internal sealed record PageRequest(
        TimeProvider Time, DateTimeOffset? From = null, DateTimeOffset? To = null, string[]? Camera = null, long After = 0, int Limit = 200)
    {
        public AuditQuestion Question() => new(QueryOf(Time, From, To, Camera), After, Limit);
    }

    internal sealed record ReportRequest(DateTimeOffset From, DateTimeOffset To, ReportPurpose Purpose, string Reference, CameraId[]? Cameras = null)
    {
        public ReportOrder Order(ReportKind kind) =>
            new(kind, new AuditQuery([.. (Cameras ?? []).Distinct()], From, To), Purpose, Reference);
    }

    internal sealed record ContextView(bool ByCamera, IReadOnlyList<AuditCamera> Cameras)
    {
        public static ContextView Of(AuditContext context) => new(context.ByCamera, context.Cameras);
    }

    internal sealed record PageView<TRow>(IReadOnlyList<TRow> Rows, long? Next);
}
