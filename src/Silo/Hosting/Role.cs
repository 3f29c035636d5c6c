namespace LiveView.Silo.Hosting;

/// <summary>What this process is. Key <c>Role</c> of the configuration.</summary>
internal enum Role
{
    /// <summary>Silo and edge in one process.</summary>
    All,

    /// <summary>Grains, the database, and cameras; no door to people, panels or machines.</summary>
    Silo,

    /// <summary>The doors to people, panels and machines; a client of the cluster, without a database.</summary>
    Edge,
}

/// <summary>Reads the role.</summary>
internal static class Roles
{
    /// <exception cref="ConfigurationException">There is no such role.</exception>
    public static Role Of(IConfiguration configuration) => configuration["Role"] switch
    {
        null or "" or "all" => Role.All,
        "silo" => Role.Silo,
        "edge" => Role.Edge,
        var other => throw new ConfigurationException($"'{other}' is no Role: write all, silo or edge."),
    };
}
