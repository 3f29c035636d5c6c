using System.Runtime.CompilerServices;
using System.Security.Claims;
using LiveView.Api.Identity;
using LiveView.Domain.Accountability;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Accountability;

namespace LiveView.Api.Accountability;

/// <summary>Reads what the reader's own organisation has to account for, page by page.</summary>
internal sealed class AuditReader(IClusterClient cluster, PersonNames names)
{
    public IAuditGrain Grain(ClaimsPrincipal user) => cluster.GetGrain<IAuditGrain>(GrainKeys.Audit(user.OrganisationId()));

    public Task<AuditContext?> ContextAsync(ClaimsPrincipal user) => Grain(user).Context();

    public RowViews Views(ClaimsPrincipal user, AuditContext context) => new(user.OrganisationId(), context, names);

    public IAsyncEnumerable<ViewingRecord> ViewingsAsync(ClaimsPrincipal user, AuditQuery query, CancellationToken cancel) =>
        AllAsync(query, Grain(user).Viewings, row => row.Position, cancel);

    public IAsyncEnumerable<DisclosureRecord> DisclosuresAsync(ClaimsPrincipal user, AuditQuery query, CancellationToken cancel) =>
        AllAsync(query, Grain(user).Disclosures, row => row.Position, cancel);

    public IAsyncEnumerable<AuditEntry> EntriesAsync(ClaimsPrincipal user, AuditQuery query, CancellationToken cancel) =>
        AllAsync(query, Grain(user).Entries, row => row.Position, cancel);

    public IAsyncEnumerable<AuditEntry> MaterialAsync(ClaimsPrincipal user, AuditQuery query, CancellationToken cancel) =>
        AllAsync(query, Grain(user).Material, row => row.Position, cancel);

    public IAsyncEnumerable<StreamEnd> HeadsAsync(ClaimsPrincipal user, AuditQuery query, CancellationToken cancel) =>
        AllAsync(query, Grain(user).Heads, row => row.Position, cancel);

    private static async IAsyncEnumerable<TRow> AllAsync<TRow>(
        AuditQuery query, Func<AuditQuestion, Task<AuditPage<TRow>>> ask, Func<TRow, long> position, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (long after = 0; ;)
        {
            cancel.ThrowIfCancellationRequested();
            var page = await ask(new AuditQuestion(query, after, AuditQuestion.Most));
            if (page.Refusal is { } refusal)
            {
                throw new InvalidOperationException($"A question that was found right is refused: {refusal.Message}");
            }

            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if (page.Rows.Length < AuditQuestion.Most)
            {
                yield break;
            }

            after = position(page.Rows[^1]);
        }
    }
}
