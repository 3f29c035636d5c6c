using System.IO.Pipelines;
using LiveView.Protocols.Cot;

namespace LiveView.Api.Gate.Cot;

/// <summary>What goes to one client: one event after the other, whoever writes. A client that takes nothing for a while is cut off.</summary>
internal sealed class CotOutput(PipeWriter output, TimeProvider time, Action abort) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Writes what is made when its turn comes; what is made as null is not written.</summary>
    /// <returns>Whether anything was written.</returns>
    public async Task<bool> WriteAsync(Func<CotEvent?> make, CancellationToken over)
    {
        await _turn.WaitAsync(over);
        try
        {
            if (make() is not { } made)
            {
                return false;
            }

            // Not cut off by the one whose event it is: the next writes only when this one is out.
            await output.WriteAsync(CotWriter.Write(made), CancellationToken.None).AsTask().WaitAsync(Patience, time, CancellationToken.None);
            return true;
        }
        catch (TimeoutException)
        {
            abort();
            throw new OperationCanceledException("The client takes nothing.");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
