using System.Security.Cryptography;
using LiveView.Domain.Identity;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Api.Identity.Local;

/// <summary>
/// Writes the set-up code of an installation that belongs to nobody into a file that only the owner of this process can read, and takes
/// the file away when it is used. The code goes nowhere else: no log, no screen, no address.
/// </summary>
internal sealed class SetUpCode(SetUpWatch setUp, DemoPeople demo, IConfiguration configuration, ILogger<SetUpCode> logger) : IHostedService
{
    private const string FileName = "set-up-code";

    /// <summary>Where the file is.</summary>
    public string Path { get; } = System.IO.Path.Combine(
        System.IO.Path.GetFullPath(configuration["DataDirectory"] ?? "data"), FileName);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (demo.IsDemo)
        {
            return;
        }

        using var acting = Caller.System("set-up").Use();
        setUp.Claimed = () => File.Delete(Path);
        if (await setUp.IsClaimedAsync())
        {
            return;
        }

        var standing = await setUp.Grain.Standing();
        if (standing.HasCode)
        {
            return;
        }

        var code = EnrolmentCode.Of(RandomNumberGenerator.GetBytes(EnrolmentCode.Bytes));
        await WriteAsync(code, cancellationToken);
        if (await setUp.Grain.Begin(code.Hash))
        {
            IdentityLog.SetUpCodeWritten(logger, Path);
        }
        else
        {
            File.Delete(Path);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task WriteAsync(EnrolmentCode code, CancellationToken cancel)
    {
        // Made anew, so that it has these rights from its first byte on, whatever lay there before.
        File.Delete(Path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(Path, options);
        await using var writer = new StreamWriter(file);
        await writer.WriteLineAsync(code.ToString().AsMemory(), cancel);
    }
}
