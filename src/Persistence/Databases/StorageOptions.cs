using System.ComponentModel.DataAnnotations;
using System.Data.Common;

namespace LiveView.Persistence.Databases;

/// <summary>Where the program keeps grain state, reminders, membership and the event log: one database for all four.</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>Name of the SQLite file inside <see cref="DataDirectory"/>.</summary>
    public const string SqliteFileName = "live-view.db";

    /// <summary>Which database. Default: <see cref="StorageProvider.Sqlite"/>.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>
    /// Connection string of the provider. Required for PostgreSQL; for SQLite give either this or <see cref="DataDirectory"/>.
    /// Holds the password: never logged.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// PostgreSQL only: connection string of the role that owns the schema, with which it is upgraded. Without it
    /// <see cref="ConnectionString"/> is used for that too. Holds the password: never logged.
    /// </summary>
    public string? OwnerConnectionString { get; set; }

    /// <summary>SQLite only: directory that holds <see cref="SqliteFileName"/>; made when it does not exist.</summary>
    public string? DataDirectory { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Enum.IsDefined(Provider))
        {
            yield return Problem($"Storage provider '{Provider}' is unknown: use 'sqlite' or 'postgresql'.", nameof(Provider));
        }

        var hasConnection = !string.IsNullOrWhiteSpace(ConnectionString);
        var hasDirectory = !string.IsNullOrWhiteSpace(DataDirectory);
        if (Provider == StorageProvider.PostgreSql && !hasConnection)
        {
            yield return Problem("PostgreSQL needs a connection string: set Storage:ConnectionString.", nameof(ConnectionString));
        }

        if (Provider == StorageProvider.PostgreSql && hasDirectory)
        {
            yield return Problem("PostgreSQL takes no data directory: leave Storage:DataDirectory out.", nameof(DataDirectory));
        }

        if (Provider == StorageProvider.Sqlite && hasConnection == hasDirectory)
        {
            yield return Problem(
                "SQLite needs either Storage:DataDirectory or Storage:ConnectionString, and not both.", nameof(DataDirectory));
        }

        if (Provider == StorageProvider.Sqlite && OwnerConnectionString is not null)
        {
            yield return Problem("SQLite knows no roles: leave Storage:OwnerConnectionString out.", nameof(OwnerConnectionString));
        }

        if (OwnerConnectionString is { } owner && !IsConnectionString(owner))
        {
            yield return Problem(
                "Storage:OwnerConnectionString is not a list of 'key=value' pairs separated by ';'.", nameof(OwnerConnectionString));
        }

        if (hasConnection && !IsConnectionString(ConnectionString!))
        {
            yield return Problem(
                "Storage:ConnectionString is not a list of 'key=value' pairs separated by ';'.", nameof(ConnectionString));
        }
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = text }.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static ValidationResult Problem(string message, string member) => new(message, [member]);
}
