using System.Diagnostics;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

/// <summary>
/// Loaded by the runtime into the server that a bench starts (<c>DOTNET_STARTUP_HOOKS</c>), so that calls can be lost in the real program
/// without a switch for that in the product. The runtime wants this very name, in no namespace.
/// </summary>
internal sealed class StartupHook : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public static void Initialize()
    {
        // Orleans looks through whatever is loaded and all that it refers to; what the server has not, stands beside this.
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!, $"{name.Name}.dll") is var file && File.Exists(file)
                ? context.LoadFromAssemblyPath(file) : null;
        DiagnosticListener.AllListeners.Subscribe(new StartupHook());
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            value.Subscribe(this);
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
        {
            builder.ConfigureServices((_, services) => services.AddSingleton<IOutgoingGrainCallFilter, LostCalls>());
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    /// <summary>Loses the calls whose methods stand in a file, one a line, for as long as it is there.</summary>
    private sealed class LostCalls : IOutgoingGrainCallFilter
    {
        private readonly string? _file = Environment.GetEnvironmentVariable("LIVEVIEW_BENCH_LOSES");

        public Task Invoke(IOutgoingGrainCallContext context) =>
            _file is not null && File.Exists(_file) && File.ReadAllLines(_file).Contains(context.MethodName)
                ? throw new TimeoutException($"{context.MethodName} is lost, as the bench wants it.")
                : context.Invoke();
    }
}
