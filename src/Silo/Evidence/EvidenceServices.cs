using LiveView.Domain.Evidence;
using LiveView.Persistence.Databases;

namespace LiveView.Silo.Evidence;

/// <summary>The key that signs, and where what was signed is kept.</summary>
internal static class EvidenceServices
{
    public static async Task AddEvidenceAsync(this IHostApplicationBuilder builder, Database database, string directory, CancellationToken cancel)
    {
        var installation = await database.Checkpoints.InstallationAsync(cancel);
        var key = EvidenceKey.Open(directory, installation, TimeProvider.System.GetUtcNow());
        builder.Services.AddSingleton(database.Checkpoints).AddSingleton(key).AddSingleton<ICheckpointSigner>(key);
    }
}
