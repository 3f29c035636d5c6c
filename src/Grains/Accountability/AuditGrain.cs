using LiveView.Domain.Accountability;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Accountability;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Rights;
using Orleans.Concurrency;

namespace LiveView.Grains.Accountability;

/// <summary>Holds nothing: a page that takes long holds up no other.</summary>
[Reentrant]
internal sealed class AuditGrain(IAuditIndex index, TimeProvider time) : Grain, IAuditGrain
{
    private static readonly Refusal s_nothing = new("not-yours", "Your organisation neither shares nor receives pictures: there is nothing to report.");

    private OrganisationId Organisation => OrganisationId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    private IPartyRegisterGrain Register => GrainFactory.GetGrain<IPartyRegisterGrain>(GrainKeys.Register);

    public async Task<AuditContext?> Context()
    {
        if (await ScopeAsync() is not { } scope)
        {
            return null;
        }

        var organisations = await Register.Organisations();
        return new AuditContext(
            scope.ByCamera, [.. await index.CamerasAsync(scope)], [.. organisations.Select(each => new OrganisationName(each.Id, each.Name))]);
    }

    public Task<AuditPage<ViewingRecord>> Viewings(AuditQuestion question) => AskAsync(question, index.ViewingsAsync);

    public Task<AuditPage<DisclosureRecord>> Disclosures(AuditQuestion question) => AskAsync(question, index.DisclosuresAsync);

    public Task<AuditPage<AuditEntry>> Entries(AuditQuestion question) => AskAsync(question, index.EntriesAsync);

    public Task<AuditPage<AuditEntry>> Material(AuditQuestion question) => AskAsync(question, index.MaterialAsync);

    public Task<AuditPage<StreamEnd>> Heads(AuditQuestion question) => AskAsync(question, index.HeadsAsync);

    public async Task<Refusal?> RecordReport(Order<ReportOrder> order)
    {
        if (order.By.Organisation != Organisation || await ScopeAsync() is null)
        {
            return s_nothing;
        }

        if (order.Command.Refusal() is { } refusal)
        {
            return refusal;
        }

        await GrainFactory.GetGrain<IRightsLogGrain>(GrainKeys.Rights(Organisation)).Append(order.Command.Entry(order.By, time.GetUtcNow()));
        return null;
    }

    private async Task<AuditPage<TRow>> AskAsync<TRow>(
        AuditQuestion question, Func<AuditScope, AuditQuery, long, int, CancellationToken, Task<IReadOnlyList<TRow>>> ask)
    {
        if ((question.Query.Refusal() ?? Bounds(question)) is { } refusal)
        {
            return new AuditPage<TRow>([], refusal);
        }

        return await ScopeAsync() is { } scope
            ? new AuditPage<TRow>([.. await ask(scope, question.Query, question.After, question.Limit, CancellationToken.None)], null)
            : new AuditPage<TRow>([], s_nothing);
    }

    private static Refusal? Bounds(AuditQuestion question) => question.Limit is >= 1 and <= AuditQuestion.Most && question.After >= 0
        ? null
        : new Refusal("bad-page", $"Ask for 1 to {AuditQuestion.Most} rows after a position of 0 or more.");

    private async Task<AuditScope?> ScopeAsync() =>
        await Register.Organisation(Organisation) is { } known ? AuditScope.Of(known.Id, known.Kind) : null;
}
