using System.Collections.Concurrent;
using System.Reflection;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Access;

/// <summary>
/// The second choke point: no grain method runs before its caller is known and allowed. Decides for whoever began the call; whatever
/// it cannot tell is refused.
/// </summary>
internal sealed class CallGuard(ILogger<CallGuard> logger) : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<MethodInfo, CallRule> _rules = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        var rule = _rules.GetOrAdd(context.InterfaceMethod, CallRule.Of);
        var refused = rule.IsFrameworks ? Framework(context) : Decide(rule, context);
        if (refused is null)
        {
            return context.Invoke();
        }

        GrainLog.CallRefused(logger, rule.Name, refused.Code);
        if (Caller.Current?.Actor is { } actor && context.Grain is IRefusalWitness witness)
        {
            witness.Refused(actor, rule.Action, refused.Code);
        }

        throw refused;
    }

    /// <summary>Orleans calls its own grains from grains and silos; from an edge only our machinery may, never a person.</summary>
    private static CallRefusedException? Framework(IIncomingGrainCallContext context) =>
        IsFromGrain(context) || context.TargetId.IsSystemTarget() || Caller.Current is { Actor: null, Machinery: not null }
            ? null
            : NotForPersons();

    private static CallRefusedException? Decide(CallRule rule, IIncomingGrainCallContext context) => Caller.Current switch
    {
        { Actor: { } actor } => DecideFor(actor, rule, context),
        { Machinery: not null } => DecideForMachinery(rule, context),
        // A timer, a reminder or a stream inside the cluster acts for nobody.
        null when IsFromGrain(context) => DecideForMachinery(rule, context),
        _ => new CallRefusedException("no-caller", "Nobody said on whose behalf this is called: sign in first."),
    };

    private static CallRefusedException? DecideForMachinery(CallRule rule, IIncomingGrainCallContext context) =>
        rule.IsSystemOnly || rule.SpeaksFor(null, context.Request.GetArgument)
            ? null
            : new CallRefusedException("not-the-caller", "The product itself does not act in an actor's name.");

    private static CallRefusedException? DecideFor(Actor actor, CallRule rule, IIncomingGrainCallContext context)
    {
        if (rule.IsSystemOnly)
        {
            return IsFromGrain(context) ? null : NotForPersons();
        }

        if (!rule.Allows(actor))
        {
            return new CallRefusedException("role-missing", "Your role does not do this.");
        }

        if (rule.IsKeyedByOrganisation && GrainKeys.Bare(context.TargetId.Key.ToString()!) != actor.Organisation.Value)
        {
            return new CallRefusedException("not-yours", "This belongs to another organisation.");
        }

        return rule.SpeaksFor(actor, context.Request.GetArgument)
            ? null
            : new CallRefusedException("not-the-caller", "Nobody acts in another's name: act as yourself, for your own organisation.");
    }

    private static CallRefusedException NotForPersons() =>
        new("system-only", "Only the product itself does this, never on behalf of a person.");

    private static bool IsFromGrain(IIncomingGrainCallContext context) => context.SourceId is { } source && !source.IsClient();
}
