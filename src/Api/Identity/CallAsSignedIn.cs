using LiveView.Grains.Abstractions.Access;
using Microsoft.AspNetCore.SignalR;

namespace LiveView.Api.Identity;

/// <summary>Every grain call that a request leads to is made on behalf of whoever is signed in.</summary>
internal sealed class CallAsSignedIn(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.User.Identity is not { IsAuthenticated: true })
        {
            await next(http);
            return;
        }

        using (Caller.Of(http.User.Actor()).Use())
        {
            await next(http);
        }
    }
}

/// <summary>Every grain call that a message of a console leads to is made on behalf of whoever opened the line.</summary>
internal sealed class CallAsConsole : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        using (Caller.Of(invocationContext.Context.User!.Actor()).Use())
        {
            return await next(invocationContext);
        }
    }
}
