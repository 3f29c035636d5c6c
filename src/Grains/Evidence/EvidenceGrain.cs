using LiveView.Domain.Decisions;
using LiveView.Domain.Evidence;
using LiveView.Domain.Evidence.Bundle;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Evidence;
using LiveView.Grains.Abstractions.Incidents;
using Orleans.Concurrency;

namespace LiveView.Grains.Evidence;

/// <summary>Reads what was signed; works beside the incident, which never waits for it.</summary>
[StatelessWorker]
internal sealed class EvidenceGrain(IEventLog log, ICheckpointStore store, ICheckpointSigner signer, TimeProvider time) : Grain, IEvidenceGrain
{
    private static readonly Refusal s_notFound = new("not-found", "There is no such incident for your organisation.");

    private IncidentId Id => IncidentId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    private string Stream => GrainKeys.Of(Id);

    private IIncidentGrain Incident => GrainFactory.GetGrain<IIncidentGrain>(Stream);

    public async Task<IncidentCheckpoints?> Checkpoints(OrganisationId reader)
    {
        if (await Incident.View(reader) is null)
        {
            return null;
        }

        var certificates = await store.CertificatesAsync();
        return new IncidentCheckpoints(
            await store.InstallationAsync(), [.. await store.CheckpointsAsync(Stream)], [.. await store.CosignaturesAsync(Stream)],
            [.. certificates.Values.Select(each => each.ToArray())], [.. certificates.Keys], await store.LastTreeAsync());
    }

    public async Task<Refusal?> Cosign(CosignOrder order)
    {
        if (await Incident.View(order.By.Organisation) is null)
        {
            return s_notFound;
        }

        if ((await store.CheckpointsAsync(Stream)).FirstOrDefault(each => each.Leaf == order.Leaf) is not { } checkpoint)
        {
            return new Refusal("no-such-checkpoint", $"This incident has no checkpoint {order.Leaf}.");
        }

        if (await store.WitnessKeyAsync(order.By.Organisation, order.KeyId) is not { } key)
        {
            return new Refusal("unknown-key", "Your organisation has registered no such key: register it first.");
        }

        var text = Checkpoint.OfStream(await store.InstallationAsync(), Stream, checkpoint.Size, checkpoint.Head).Text();
        if (!WitnessSignature.Holds(key.PublicKey.Span, text, order.Signature))
        {
            return new Refusal("bad-signature", "The signature is not one of that key over the checkpoint's text: sign the exact bytes, in DER.");
        }

        await store.AddCosignatureAsync(new Cosignature(order.Leaf, order.By.Organisation, order.KeyId, time.GetUtcNow(), order.Signature));
        return null;
    }

    public async Task<ExportResult> Export(ExportOrder order)
    {
        // Asked before anything is made, and decided again by the incident when it writes the export down.
        if (await Incident.View(order.By.Organisation) is not { } view)
        {
            return new ExportResult(null, s_notFound);
        }

        await GrainFactory.GetGrain<ICheckpointGrain>(GrainKeys.Checkpoints).Cover(Id);
        var content = await BundleReader.ReadAsync(log, store, signer, Stream) with
        {
            // Nobody receives by a bundle where another's object was.
            Tracks = view.SharingParty.Id == order.By.Organisation ? await TrackReader.ReadAsync(GrainFactory, view, time.GetUtcNow()) : [],
        };
        var archive = BundleArchive.Make(EvidenceBundle.Files(content, ShippedFiles.All), signer, time.GetUtcNow());
        var written = await Incident.Export(new(order.By, new IncidentCommand.Export(
            order.Recipient, order.Reason, order.LegalBasis, content.Lines.Count, archive.ManifestHash)));
        return new ExportResult(written.Refusal is null ? archive.Zip : null, written.Refusal);
    }
}
