using System.ComponentModel.DataAnnotations;
using LiveView.Persistence.Databases;

namespace LiveView.Persistence.Tests.Schema;

public sealed class StorageOptionsTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite, null, null)]
    [InlineData(StorageProvider.Sqlite, "Data Source=a.db", "data")]
    [InlineData(StorageProvider.PostgreSql, null, null)]
    [InlineData(StorageProvider.PostgreSql, "Host=db", "data")]
    [InlineData(StorageProvider.PostgreSql, "no pairs here", null)]
    [InlineData((StorageProvider)7, "Host=db", null)]
    public void A_place_that_is_missing_or_given_twice_is_refused(StorageProvider provider, string? connection, string? directory) =>
        Assert.NotEmpty(Problems(provider, connection, directory));

    [Theory]
    [InlineData(StorageProvider.Sqlite, null, "data")]
    [InlineData(StorageProvider.Sqlite, "Data Source=a.db", null)]
    [InlineData(StorageProvider.PostgreSql, "Host=db;Username=lv", null)]
    public void One_place_is_enough(StorageProvider provider, string? connection, string? directory) =>
        Assert.Empty(Problems(provider, connection, directory));

    private static List<ValidationResult> Problems(StorageProvider provider, string? connection, string? directory)
    {
        var options = new StorageOptions { Provider = provider, ConnectionString = connection, DataDirectory = directory };
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        return problems;
    }
}
