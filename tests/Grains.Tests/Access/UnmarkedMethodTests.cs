using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Reflection.Emit;
using LiveView.Grains.Access;
using LiveView.Grains.Abstractions.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Serialization.Configuration;

namespace LiveView.Grains.Tests.Access;

/// <summary>A silo does not start with a grain method of which nobody has said who may call it.</summary>
public class UnmarkedMethodTests
{
    [Fact]
    public async Task A_silo_that_knows_an_unmarked_method_refuses_to_start_and_names_it()
    {
        using var host = Silo(Interface("IDoorWithoutLock", "Open"));

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());

        var cause = Causes(refused).OfType<UnmarkedGrainMethodException>().FirstOrDefault();
        Assert.NotNull(cause);
        Assert.Contains("IDoorWithoutLock.Open", cause.Message, StringComparison.Ordinal);
        Assert.Contains("[SystemOnly]", cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_whose_methods_all_carry_a_mark_starts()
    {
        using var host = Silo(Interface("IDoorWithLock", "Open", typeof(SystemOnlyAttribute)));

        await host.StartAsync();
        await host.StopAsync();
    }

    private static IHost Silo(Type known)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort());
            silo.Services.AddCallGuard().Configure<TypeManifestOptions>(options =>
            {
                options.Interfaces.Add(known);
                options.AddAllowedType(known);
            });
        });
        return builder.Build();
    }

    /// <summary>An interface that exists in this test alone: one in an assembly would keep every silo of the tests from starting.</summary>
    private static Type Interface(string name, string method, Type? mark = null)
    {
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Doors"), AssemblyBuilderAccess.RunAndCollect).DefineDynamicModule("Doors")
            .DefineType(name, TypeAttributes.Public | TypeAttributes.Interface | TypeAttributes.Abstract);
        type.AddInterfaceImplementation(typeof(IGrainWithStringKey));
        var defined = type.DefineMethod(
            method, MethodAttributes.Public | MethodAttributes.Abstract | MethodAttributes.Virtual | MethodAttributes.NewSlot, typeof(Task), []);
        if (mark is not null)
        {
            defined.SetCustomAttribute(new CustomAttributeBuilder(mark.GetConstructor([])!, []));
        }

        return type.CreateType();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static IEnumerable<Exception> Causes(Exception e) =>
        (e is AggregateException many ? many.InnerExceptions.SelectMany(Causes) : e.InnerException is { } inner ? Causes(inner) : []).Prepend(e);
}
