using System.IO.Compression;
using System.Security.Cryptography;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Evidence;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Evidence;

[Collection(ClusterCollection.Name)]
public sealed class EvidenceTests(TestCluster cluster)
{
    [Fact]
    public async Task A_signed_checkpoint_covers_the_log_and_stands_in_the_signed_tree()
    {
        var incident = await (await Scene.SetAsync(cluster)).ForwardedAsync();
        await Signer.Cover(incident.Id);

        var checkpoint = (await cluster.Checkpoints.CheckpointsAsync(incident.Stream))[^1];
        var text = Checkpoint.OfStream(MemoryCheckpoints.Installation, incident.Stream, checkpoint.Size, checkpoint.Head);
        Assert.Equal(cluster.Log.Lines(incident.Stream)[(int)checkpoint.Size - 1].Hash.ToArray(), checkpoint.Head.ToArray());
        Assert.True(WitnessSignature.Holds(cluster.Signer.PublicKey.Span, text.Text(), checkpoint.Signature.Span));

        var tree = (await cluster.Checkpoints.LastTreeAsync())!;
        Assert.True(WitnessSignature.Holds(
            cluster.Signer.PublicKey.Span, Checkpoint.OfTree(MemoryCheckpoints.Installation, tree.Size, tree.Root).Text(), tree.Signature.Span));
        var ranges = MerkleTree.InclusionProof(checkpoint.Leaf, tree.Size);
        var nodes = await cluster.Checkpoints.NodesAsync([.. ranges.SelectMany(range => range.Nodes())]);
        Assert.True(MerkleProof.Includes(
            MerkleTree.Leaf(text.LeafText(checkpoint.At)), checkpoint.Leaf, tree.Size,
            [.. ranges.Select(range => MerkleTree.Hash(range, node => nodes[node]))], tree.Root));
    }

    [Fact]
    public async Task The_end_of_an_incident_is_signed_without_anybody_asking()
    {
        var incident = await (await Scene.SetAsync(cluster)).ForwardedAsync();
        await Signer.Wake();
        await incident.AcceptAsync();
        await incident.CloseAsync();

        await cluster.PassUntilAsync(
            UntilAsync(async () => (await cluster.Checkpoints.CheckpointsAsync(incident.Stream)) is [.., var last]
                && last.Size == cluster.Log.Lines(incident.Stream).Count),
            TimeSpan.FromSeconds(30), "a checkpoint over the closed incident");
    }

    [Fact]
    public async Task While_an_incident_is_open_and_silent_that_is_signed_too()
    {
        var incident = await (await Scene.SetAsync(cluster)).RaisedAsync();
        await Signer.Cover(incident.Id);
        var before = await cluster.Checkpoints.CheckpointsAsync(incident.Stream);
        cluster.Time.Advance(CheckpointSchedule.Silent);

        await cluster.PassUntilAsync(
            UntilAsync(async () => (await cluster.Checkpoints.CheckpointsAsync(incident.Stream)).Count > before.Count),
            TimeSpan.FromSeconds(30), "a checkpoint of the silence");
        var after = await cluster.Checkpoints.CheckpointsAsync(incident.Stream);
        Assert.Equal(before[^1].Size, after[^1].Size);
        Assert.True(after[^1].At > before[^1].At);
    }

    [Fact]
    public async Task Every_party_that_takes_part_gets_the_checkpoints_also_after_the_close_and_nobody_else()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.AcceptAsync();
        await incident.CloseAsync();
        await Signer.Cover(incident.Id);

        Assert.NotEmpty((await Evidence(incident).Checkpoints(scene.Centre.Id))!.Checkpoints);
        Assert.NotEmpty((await Evidence(incident).Checkpoints(scene.Room.Id))!.Checkpoints);
        Assert.Null(await Evidence(incident).Checkpoints(scene.Neighbour.Id));
    }

    [Fact]
    public async Task A_party_countersigns_with_its_own_key_and_a_false_signature_is_refused()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await Signer.Cover(incident.Id);
        var officer = scene.Dispatcher with { Role = PersonRole.PrivacyOfficer };
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var registered = await Witness(scene.Room.Id).Register(new(
            scene.Dispatcher with { Role = PersonRole.Administrator }, key.ExportSubjectPublicKeyInfo()));
        var checkpoint = (await Evidence(incident).Checkpoints(scene.Room.Id))!.Checkpoints[^1];
        var text = Checkpoint.OfStream(MemoryCheckpoints.Installation, incident.Stream, checkpoint.Size, checkpoint.Head).Text();
        var good = key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

        Assert.Equal("unknown-key", (await Evidence(incident).Cosign(new(officer, checkpoint.Leaf, "other", good)))!.Code);
        Assert.Equal("no-such-checkpoint", (await Evidence(incident).Cosign(new(officer, 99_999, registered.KeyId!, good)))!.Code);
        Assert.Equal("bad-signature", (await Evidence(incident).Cosign(new(officer, checkpoint.Leaf, registered.KeyId!, good[..^1])))!.Code);
        Assert.Null(await Evidence(incident).Cosign(new(officer, checkpoint.Leaf, registered.KeyId!, good)));
        Assert.Equal(scene.Room.Id, Assert.Single((await Evidence(incident).Checkpoints(scene.Centre.Id))!.Cosignatures).Organisation);
    }

    [Fact]
    public async Task A_key_of_another_organisation_another_kind_or_by_another_role_is_not_registered()
    {
        var scene = await Scene.SetAsync(cluster);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var administrator = scene.Dispatcher with { Role = PersonRole.Administrator };

        await Assert.ThrowsAsync<CallRefusedException>(() => Witness(scene.Room.Id).Register(new(scene.Dispatcher, key.ExportSubjectPublicKeyInfo())));
        await Assert.ThrowsAsync<CallRefusedException>(() => Witness(scene.Centre.Id).Register(new(administrator, key.ExportSubjectPublicKeyInfo())));
        Assert.Equal("bad-key", (await Witness(scene.Room.Id).Register(new(administrator, [1, 2, 3]))).Refusal!.Code);
    }

    [Fact]
    public async Task The_tree_is_proved_to_have_only_grown()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.RaisedAsync();
        await Signer.Cover(incident.Id);
        var kept = (await cluster.Checkpoints.LastTreeAsync())!;
        await incident.NoteAsync();
        await Signer.Cover(incident.Id);

        var proof = (await Witness(scene.Room.Id).Consistency(kept.Size))!;
        Assert.True(MerkleProof.IsConsistent(
            kept.Size, kept.Root, proof.Tree.Size, proof.Tree.Root, [.. proof.Path.Select(hash => (ReadOnlyMemory<byte>)hash)]));
        Assert.Null(await Witness(scene.Room.Id).Consistency(0));
        Assert.Null(await Witness(scene.Room.Id).Consistency(proof.Tree.Size + 1));
    }

    [Fact]
    public async Task An_export_is_written_down_with_the_hash_of_its_manifest_before_it_leaves()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await cluster.Checkpoints.AddCertificateAsync(cluster.Signer.KeyId, new byte[] { 1 }, default);
        var officer = scene.Operator with { Role = PersonRole.PrivacyOfficer };

        var result = await Evidence(incident).Export(new ExportOrder(officer, "Officier van justitie", "Strafzaak", "Vordering"));

        var written = Assert.Single(incident.Logged<IncidentEvent.Exported>());
        using var zip = new ZipArchive(new MemoryStream(result.Bundle!));
        Assert.Equal(written.Manifest, Hash(zip.GetEntry("manifest.sha256")!));
        Assert.Contains(zip.Entries, entry => entry.FullName == "incident.jsonl");
        Assert.Equal(cluster.Log.Lines(incident.Stream).Count - 1, written.Lines);
    }

    [Fact]
    public async Task Without_the_log_no_export_leaves()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await cluster.Checkpoints.AddCertificateAsync(cluster.Signer.KeyId, new byte[] { 1 }, default);
        var officer = scene.Operator with { Role = PersonRole.PrivacyOfficer };
        using (cluster.Log.Away())
        {
            await Assert.ThrowsAnyAsync<Exception>(() => Evidence(incident).Export(new ExportOrder(officer, "OM", "Strafzaak", "Vordering")));
        }

        Assert.Empty(incident.Logged<IncidentEvent.Exported>());
    }

    [Fact]
    public async Task A_receiving_party_gets_no_export_and_nothing_is_written()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await cluster.Checkpoints.AddCertificateAsync(cluster.Signer.KeyId, new byte[] { 1 }, default);
        var officer = scene.Dispatcher with { Role = PersonRole.PrivacyOfficer };

        Assert.Equal("not-yours", (await Evidence(incident).Export(new ExportOrder(officer, "OM", "Strafzaak", "Vordering"))).Refusal!.Code);
        Assert.Empty(incident.Logged<IncidentEvent.Exported>());
    }

    [Fact]
    public async Task An_erased_text_is_gone_from_the_desk_at_once_and_from_the_log_for_good()
    {
        var scene = await Scene.SetAsync(cluster);
        var incident = await scene.ForwardedAsync();
        await incident.NoteAsync("Buurman Jan belt.");
        var line = cluster.Log.Lines(incident.Stream)[^1].Version;
        var officer = scene.Operator with { Role = PersonRole.PrivacyOfficer };

        await incident.Grain.EraseTexts(new(officer, new IncidentCommand.EraseTexts([line], "Verzoek.")));

        Assert.DoesNotContain((await incident.Grain.View(scene.Centre.Id))!.Log, entry => entry.Text == "Buurman Jan belt.");
        Assert.True(ErasedText.Is(Assert.Single(incident.Logged<IncidentEvent.Noted>()).Text));
        Assert.Null(LogChain.FirstBreak(cluster.Log.Lines(incident.Stream)));
    }

    private ICheckpointGrain Signer => cluster.Client.GetGrain<ICheckpointGrain>(GrainKeys.Checkpoints);

    private IEvidenceGrain Evidence(OpenCase incident) => cluster.Client.GetGrain<IEvidenceGrain>(incident.Stream);

    private IWitnessGrain Witness(OrganisationId organisation) => cluster.Client.GetGrain<IWitnessGrain>(GrainKeys.Witness(organisation));

    private static string Hash(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        while (!await reached())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
