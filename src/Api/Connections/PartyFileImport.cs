using LiveView.Domain.Connections;
using LiveView.Domain.Jurisdiction;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Protocols.PartyFile;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Connections;

/// <summary>Imports the party file when the program starts, before any door opens; a file with an error stops the start and says every line that is wrong.</summary>
public sealed partial class PartyFileImport(
    IOptions<PartiesOptions> options, JurisdictionTable table, IClusterClient cluster, TimeProvider time, ILogger<PartyFileImport> logger)
    : IHostedService
{
    /// <summary>Each waits as long as a call may take: about a minute together.</summary>
    private const int Attempts = 12;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Imports the file, if one is configured.</summary>
    /// <exception cref="PartyFileException">The file cannot be read or is not right; the message lists every error.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.File is not { Length: > 0 } file)
        {
            return;
        }

        var outcome = PartyFileReader.Read(await BytesAsync(file, cancellationToken), table) switch
        {
            PartyFileResult.Valid valid => await ImportAsync(valid.Register, cancellationToken),
            PartyFileResult.Invalid invalid => throw new PartyFileException(
                $"Party file '{file}' is not right, so nothing was imported:{Environment.NewLine}"
                + string.Join(Environment.NewLine, invalid.Errors.Select(error => "  " + error))),
            var other => throw new InvalidOperationException($"No rule for {other.GetType().Name}."),
        };
        Imported(logger, outcome.Added, outcome.Changed, outcome.Unchanged);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After a crash the cluster holds the places of the dead silo for a while: the first calls of its successor may go unanswered.</summary>
    private async Task<ImportOutcome> ImportAsync(PartyRegister register, CancellationToken cancel)
    {
        using var acting = Caller.System("party file").Use();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await cluster.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Import(register).WaitAsync(cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException && attempt < Attempts)
            {
                NotYet(logger, e, attempt, Attempts);
                await Task.Delay(Pause, time, cancel);
            }
        }
    }

    private static async Task<byte[]> BytesAsync(string file, CancellationToken cancel)
    {
        try
        {
            return await System.IO.File.ReadAllBytesAsync(file, cancel);
        }
        catch (IOException e)
        {
            throw new PartyFileException($"Party file '{file}' cannot be read: {e.Message}", e);
        }
    }

    [LoggerMessage(1201, LogLevel.Information, "Parties and connections imported: {Added} added, {Changed} changed, {Unchanged} unchanged.")]
    private static partial void Imported(ILogger logger, int added, int changed, int unchanged);

    [LoggerMessage(1202, LogLevel.Warning, "The register does not answer yet: attempt {Attempt} of {Attempts} to import the party file.")]
    private static partial void NotYet(ILogger logger, Exception e, int attempt, int attempts);
}
