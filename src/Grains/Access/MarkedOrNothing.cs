using Microsoft.Extensions.Options;
using Orleans.Serialization.Configuration;

namespace LiveView.Grains.Access;

/// <summary>A silo that knows of a grain method without a mark does not start: nobody has said who may call it.</summary>
internal sealed class MarkedOrNothing(IOptions<TypeManifestOptions> types) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(MarkedOrNothing), ServiceLifecycleStage.First, _ =>
        {
            Check();
            return Task.CompletedTask;
        });

    private void Check()
    {
        var faults = types.Value.Interfaces
            .Where(type => type.IsAssignableTo(typeof(IAddressable)) && !CallRule.IsOfOrleans(type))
            .SelectMany(type => type.GetMethods()).Where(method => !CallRule.IsOfOrleans(method.DeclaringType!))
            .Select(CallRule.FaultOf).OfType<string>().Order(StringComparer.Ordinal).ToArray();
        if (faults.Length > 0)
        {
            throw new UnmarkedGrainMethodException(
                $"The silo does not start, because nobody has said who may call these grain methods:{Environment.NewLine}"
                + string.Join(Environment.NewLine, faults.Select(fault => "  " + fault)));
        }
    }
}
