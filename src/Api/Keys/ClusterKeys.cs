using System.Collections.Concurrent;
using System.Security.Cryptography;
using LiveView.Api.Machines;
using LiveView.Api.Machines.Enrolling;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Cluster;

namespace LiveView.Api.Keys;

/// <summary>
/// The keys that this edge shares with all others: kept by the cluster, sealed with the secret of the edges. Read before any door opens,
/// and looked at again and again for what other edges have added.
/// </summary>
internal sealed partial class ClusterKeys(
    IClusterClient cluster, EdgeSecret secret, IConfiguration configuration, TimeProvider time, ILogger<ClusterKeys> logger)
    : BackgroundService, IKeyStore
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, string> _opened = new();
    private readonly ConcurrentDictionary<string, string> _unkept = new();

    private IEdgeKeysGrain Grain => cluster.GetGrain<IEdgeKeysGrain>(GrainKeys.EdgeKeys);

    /// <summary>What is kept under names that begin so.</summary>
    public IReadOnlyList<string> Beginning(string prefix) =>
        [.. _opened.Where(each => each.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(each => each.Value)];

    /// <inheritdoc />
    public string ReadOrMake(string name, Func<string> make) => _opened.TryGetValue(name, out var key)
        ? key
        : throw new InvalidOperationException($"The shared key '{name}' is asked for before it was read from the cluster.");

    /// <summary>Adds a key of this edge's own making; the others hear of it.</summary>
    public void Add(string name, string key) => _unkept[name] = _opened[name] = key;

    /// <summary>Agrees with the other edges on a key, whoever comes first.</summary>
    public async Task<string> AgreeAsync(string name, string own)
    {
        using var acting = Caller.System("shared keys").Use();
        return _opened[name] = secret.Open(name, await Grain.Keep(name, secret.Seal(name, own)));
    }

    /// <inheritdoc />
    /// <exception cref="CryptographicException">The keys in the cluster were sealed with another secret.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadPatientlyAsync(cancellationToken);
        (string Name, Func<string> Make)[] kinds = [.. MachineKeys.Kinds, (DeviceAuthority.Name, () => DeviceAuthority.Make(time.GetUtcNow()))];
        foreach (var (name, make) in kinds.Where(each => !_opened.ContainsKey(each.Name)))
        {
            await AgreeAsync(name, FromBefore(Path.Combine("machine-keys", name)) ?? make());
        }

        await base.StartAsync(cancellationToken);
    }

    /// <summary>What this machine had in a file when it was the whole installation.</summary>
    public string? FromBefore(string path)
    {
        var file = Path.Combine(Path.GetFullPath(configuration["DataDirectory"] ?? "data"), path);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var (name, key) in _unkept)
                {
                    await AgreeAsync(name, key);
                    _unkept.TryRemove(name, out _);
                }

                await ReadAsync();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                NotRead(logger, e);
            }
        }
    }

    private async Task ReadPatientlyAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await ReadAsync();
                return;
            }
            catch (Exception e) when (e is not (OperationCanceledException or CryptographicException or FormatException))
            {
                NotRead(logger, e);
                await Task.Delay(TimeSpan.FromSeconds(1), time, cancel);
            }
        }
    }

    private async Task ReadAsync()
    {
        using var acting = Caller.System("shared keys").Use();
        foreach (var (name, key) in await Grain.All().WaitAsync(Patience, time))
        {
            if (!_opened.ContainsKey(name))
            {
                _opened[name] = secret.Open(name, key);
            }
        }
    }

    [LoggerMessage(6550, LogLevel.Warning, "The keys that edges share could not be read from the cluster, or not be added to it; trying again.")]
    private static partial void NotRead(ILogger logger, Exception e);
}
