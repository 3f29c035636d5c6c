using Microsoft.AspNetCore.Identity;

namespace LiveView.Api.Identity.Local;

/// <summary>Composes local accounts: ASP.NET Core Identity's hashing and passkeys over the credentials that grains keep.</summary>
internal static class LocalAccounts
{
    public static IServiceCollection AddLocalAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        var domain = configuration.GetSection("Passkeys").Get<PasskeyOptions>()?.Domain ?? new PasskeyOptions().Domain;
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = domain;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && IsOurs(origin.Origin, domain));
        });
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Passwords.Iterations);
        services.AddIdentityCore<LocalUser>().AddUserStore<LocalUserStore>();
        services.AddScoped<IPasskeyHandler<LocalUser>, PasskeyHandler<LocalUser>>();
        services.AddScoped<Passkeys>().AddScoped<LocalSignIns>().AddScoped<Enrolments>();
        services.AddSingleton<SealedText>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Passwords>(
            provider, new PasswordHasher<LocalUser>(provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<PasswordHasherOptions>>())));
        return services;
    }

    private static bool IsOurs(string origin, string domain) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Host == domain && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback);
}
