using LiveView.Grains.Abstractions.Silos;

namespace LiveView.Grains.Tests.Silos;

/// <summary>While it is on, one silo does not reach the others: none of its questions to them is answered.</summary>
internal sealed class CutOff : IOutgoingGrainCallFilter
{
    public bool IsOn { get; set; }

    public Task Invoke(IOutgoingGrainCallContext context) =>
        IsOn && context.InterfaceMethod.DeclaringType == typeof(ISiloPeer)
            ? throw new TimeoutException($"{context.MethodName} to another silo is lost, as the test wants it.")
            : context.Invoke();
}
