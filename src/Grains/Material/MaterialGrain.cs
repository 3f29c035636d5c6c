using System.Security.Cryptography;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Material;

namespace LiveView.Grains.Material;

internal sealed class MaterialGrain(IMaterialStore store, TimeProvider time) : Grain, IMaterialGrain
{
    private static readonly Refusal s_away = new(
        "material-unavailable", "Photos and plans cannot be kept at the moment, so nothing was changed: try again, and warn the administrator.");

    private MaterialId Id => MaterialId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    public async Task<CommandResult> Add(MaterialOrder order)
    {
        if (await KeepAsync(order.By, order.Content, order.Bytes) is { } refusal)
        {
            return new CommandResult(0, refusal);
        }

        var result = await GrainFactory.GetGrain<IIncidentGrain>(GrainKeys.Of(order.Incident)).AddMaterial(
            new Order<IncidentCommand.AddMaterial>(order.By, new IncidentCommand.AddMaterial(Id, order.Kind, order.Content, order.Title)));
        await ForgetAsync(result.Refusal);
        return result;
    }

    public async Task<PlanResult> AddPlan(PlanOrder order)
    {
        if (await KeepAsync(order.By, order.Content, order.Bytes) is { } refusal)
        {
            return new PlanResult([], refusal);
        }

        var result = await GrainFactory.GetGrain<ISiteGrain>(GrainKeys.Of(order.Connection))
            .AddPlan(new Order<SitePlan>(order.By, new SitePlan(Id, order.Title, order.Content)));
        await ForgetAsync(result.Refusal);
        return result;
    }

    public async Task<byte[]?> Read(string sha256) =>
        await store.ReadAsync(Id) is { } bytes && Hash(bytes.Span) == sha256 ? bytes.ToArray() : null;

    private async Task<Refusal?> KeepAsync(Actor by, MaterialContent content, byte[] bytes)
    {
        if (bytes.Length != content.Bytes || Hash(bytes) != content.Sha256)
        {
            return new Refusal("bad-picture", "The picture was damaged on its way: send it again.");
        }

        try
        {
            return await store.KeepAsync(Id, by.Organisation, content, bytes, time.GetUtcNow())
                ? null
                : new Refusal("material-exists", $"'{Id}' is in use already: take an identifier of its own.");
        }
        catch (MaterialUnavailableException)
        {
            return s_away;
        }
    }

    /// <summary>What was refused is not kept. Where nobody knows whether it was written, it is: without an event nobody reaches it.</summary>
    private async Task ForgetAsync(Refusal? refusal)
    {
        if (refusal is { Code: not ("log-unavailable" or "material-exists") })
        {
            await store.ForgetAsync(Id);
        }
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
