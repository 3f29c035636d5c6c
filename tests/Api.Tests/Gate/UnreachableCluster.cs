using System.Reflection;

namespace LiveView.Api.Tests.Gate;

/// <summary>A cluster whose incidents give a lease once, and then answer nothing but failures.</summary>
public static class UnreachableCluster
{
    public static IClusterClient With<TGrain>(TGrain grain) where TGrain : class => WithGrains(_ => grain);

    /// <summary>A cluster with a grain per key.</summary>
    public static IClusterClient WithGrains<TGrain>(Func<string, TGrain> grain) where TGrain : class
    {
        var client = DispatchProxy.Create<IClusterClient, Answers>();
        ((Answers)(object)client).Answer = (method, arguments) =>
            method.Name == "GetGrain" ? grain((string)arguments[0]!) : throw new NotSupportedException(method.Name);
        return client;
    }

    public static TGrain Grain<TGrain>(Func<MethodInfo, object?> answer) where TGrain : class => Grain<TGrain>((method, _) => answer(method));

    public static TGrain Grain<TGrain>(Func<MethodInfo, object?[], object?> answer) where TGrain : class
    {
        var grain = DispatchProxy.Create<TGrain, Answers>();
        ((Answers)(object)grain).Answer = answer;
        return grain;
    }

    public class Answers : DispatchProxy
    {
        public Func<MethodInfo, object?[], object?> Answer { get; set; } = (_, _) => null;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Answer(targetMethod!, args ?? []);
    }
}
