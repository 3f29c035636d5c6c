namespace LiveView.Domain.Evidence;

/// <summary>
/// Where one silo keeps, on its own disk, what took rights away and does not stand in the log yet. Bounded; what is kept survives a
/// crash of the process and of the machine. All members may be called at once from anywhere.
/// </summary>
public interface ISpool
{
    /// <summary>Names this spool for as long as its disk lives: 32 lower-case hexadecimal digits.</summary>
    string Id { get; }

    /// <summary>Keeps lines: when the task completes they are on disk. Lines that are kept already are not kept twice.</summary>
    /// <exception cref="SpoolException">They could not be kept; the message says why and what to do.</exception>
    Task KeepAsync(SpooledLines lines);

    /// <summary>What is kept of a stream, in the order in which it came.</summary>
    IReadOnlyList<SpooledLines> Held(string stream);

    /// <summary>Streams of which something is kept.</summary>
    IReadOnlyList<string> Streams();

    /// <summary>These lines stand in the log: they are kept no longer. A crash soon after may bring them back, never lose others.</summary>
    Task ForgetAsync(IReadOnlyCollection<SpooledLines> lines);
}
